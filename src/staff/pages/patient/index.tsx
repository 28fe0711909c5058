// 孕产登记: a clinic finds one woman by name and number, and enters LMP, a scan, a loss, or a birth.
import { useState } from 'react'
import type { Patient, Pregnancy } from '~types/pregnancy'
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
import { OUTCOMES } from './outcomes'
import { Reversal } from './reversal'

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

const METHODS: Record<Pregnancy['datingMethod'], string> = {
  LMP: '末次月经',
  US_T1: '早孕超声',
  US_T2: '中孕超声',
  ART: '移植日期',
  CLINICIAN: '医生推算',
  UNDATED: '孕周未定',
}
const BY = { self: ',本人填写', clinic: ',医务人员录入' } as const

function datedBy({ datingVersion, datingMethod, datings }: Pregnancy): string {
  const by = datings.at(-1)?.by ?? null
  return `第${datingVersion}次推算,按${METHODS[datingMethod]}${by === null ? '' : BY[by]}`
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
            note={datedBy(pregnancy)}
          />
        </>
      ) : (
        <Cell
          icon='sprout'
          title='目前没有进行中的孕期登记'
          {...(pregnancy?.outcome && pregnancy.outcomeOn
            ? { note: `上一次:${OUTCOMES[pregnancy.outcome]},${longDate(pregnancy.outcomeOn)}` }
            : {})}
        />
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
                  {patient.reversal && (
                    <Reversal
                      key={`${patient.personId}-${patient.reversal.until}`}
                      personId={patient.personId}
                      reversal={patient.reversal}
                      onChanged={setPatient}
                    />
                  )}
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
