// 孕产登记: a clinic finds one woman by name and number, and enters LMP, a scan, a loss, or a birth.
import { useState } from 'react'
import type { Patient } from '~types/pregnancy'
import { useAction } from '@/api/use-action'
import { useMe } from '@/api/use-me'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Loaded } from '@/components/loaded'
import { PersonLine } from '@/components/person-line'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { StaffPage } from '../../staff-page'
import { BirthsOf } from './births'
import { Entry } from './entry'

function Find({ onFound }: { onFound: (patient: Patient) => void }) {
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const find = useAction('patient.find')
  const submit = async () => {
    const found = await find.run({ name, number })
    if (found) onFound(found)
  }
  return (
    <Section title='查找' note='打开会记录,本人可以看到。'>
      <Card>
        <TextInput label='姓名' value={name} onChange={setName} maxLength={50} />
        <TextInput
          label='证件号码'
          value={number}
          onChange={setNumber}
          kind='idcard'
          maxLength={20}
          onDone={() => void submit()}
        />
      </Card>
      <Problem error={find.error} />
      <Button
        loading={find.busy}
        disabled={name.trim() === '' || number.trim().length < 8}
        onPress={() => void submit()}
      >
        查找
      </Button>
    </Section>
  )
}

function Facts({ patient }: { patient: Patient }) {
  const { pregnancy } = patient
  return (
    <Card flush>
      <PersonLine name={patient.name} note={`${patient.age}岁`} />
      {pregnancy?.state === 'ongoing' ? (
        <>
          <Cell icon='sprout' title='今天孕周' value={pregnancy.ga ?? '未确定'} />
          <Cell
            icon='calendar'
            title='预产期'
            value={pregnancy.edd ? longDate(pregnancy.edd) : '未确定'}
            note={`第${pregnancy.datingVersion}次推算`}
          />
        </>
      ) : (
        <Cell icon='sprout' title='目前没有进行中的孕期登记' />
      )}
    </Card>
  )
}

/** A birth was recorded: the pregnancy that was ongoing is over. */
const born = (patient: Patient): Patient =>
  patient.pregnancy?.state === 'ongoing'
    ? { ...patient, pregnancy: { ...patient.pregnancy, state: 'birth', gaDays: null, ga: null } }
    : patient

export default function PatientPage() {
  const [patient, setPatient] = useState<Patient>()
  const me = useMe()
  return (
    <StaffPage title='孕产登记' here='/staff/pages/patient/index' roles={['clerk', 'health_worker']}>
      {() =>
        patient ? (
          <>
            <Facts patient={patient} />
            <Loaded read={me}>
              {({ today }) => (
                <>
                  <BirthsOf
                    key={patient.personId}
                    personId={patient.personId}
                    today={today}
                    onBorn={() => setPatient(born(patient))}
                  />
                  <Entry
                    key={`${patient.personId}-${patient.pregnancy?.datingVersion ?? 0}-${patient.pregnancy?.state ?? ''}`}
                    patient={patient}
                    today={today}
                    onChanged={setPatient}
                  />
                </>
              )}
            </Loaded>
            <Button variant='quiet' onPress={() => setPatient(undefined)}>
              查找其他人
            </Button>
          </>
        ) : (
          <Find onFound={setPatient} />
        )
      }
    </StaffPage>
  )
}
