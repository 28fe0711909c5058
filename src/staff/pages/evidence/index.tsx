// 证明登记: the person at the counter, what is unknown for a programme, the proof that settles it, the written notice.
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Notice as Given } from '~types/eligibility'
import type { FoundPerson } from '~types/evidence'
import type { PersonId, ProgrammeCode } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { NoticeSheet } from '@/components/notice-sheet'
import { Section } from '@/components/section'
import { printPage } from '@/platform/print-page'
import { StaffPage } from '../../staff-page'
import { Declared } from './declared'
import { Find } from './find'
import { Settle } from './settle'
import { Waiting } from './waiting'

interface Chosen {
  readonly personId: PersonId
  readonly name: string
}

/** Each found person, and their small children below them. */
function choices(people: readonly FoundPerson[]): { id: PersonId; label: string; note: string }[] {
  return people.flatMap(person => [
    {
      id: person.personId,
      label: person.name,
      note: person.birthDate === null ? '出生日期未登记' : `${longDate(person.birthDate)}出生`,
    },
    ...person.children.map(({ child, name, age }) => ({ id: child, label: name, note: `孩子,${age}` })),
  ])
}

function AtCounter({
  people,
  manager,
  onNotice,
}: {
  people: readonly FoundPerson[]
  manager: boolean
  onNotice: (notice: Given) => void
}) {
  const all = choices(people)
  const [chosen, setChosen] = useState<Chosen | null>(() => {
    const [first] = all
    return all.length === 1 && first ? { personId: first.id, name: first.label } : null
  })
  const [programme, setProgramme] = useState<ProgrammeCode | null>(null)
  const [turn, setTurn] = useState(0)
  const programmes = useQuery('eligibility.catalogue', {})
  return (
    <>
      <Section title='为谁办理'>
        <Card>
          <Choice<string>
            label='服务对象'
            options={all.map(({ id, label, note }) => ({ value: id, label, note }))}
            value={chosen?.personId ?? null}
            onChange={id => {
              const found = all.find(each => each.id === id)
              if (found) setChosen({ personId: found.id, name: found.label })
            }}
          />
        </Card>
      </Section>
      {chosen && (
        <>
          {!manager && <Declared personId={chosen.personId} onDecided={() => setTurn(count => count + 1)} />}
          <Loaded read={programmes}>
            {({ items }) => (
              <Section title='办理哪个项目'>
                <Card>
                  <Choice<ProgrammeCode>
                    label='项目'
                    layout='side-by-side'
                    options={items.map(item => ({ value: item.programme, label: item.title }))}
                    value={programme}
                    onChange={setProgramme}
                  />
                </Card>
              </Section>
            )}
          </Loaded>
          {programme !== null && (
            <Settle
              key={`${chosen.personId} ${programme} ${turn}`}
              personId={chosen.personId}
              programme={programme}
              manager={manager}
              onNotice={onNotice}
            />
          )}
        </>
      )}
    </>
  )
}

function Printed({ notice, onBack }: { notice: Given; onBack: () => void }) {
  return (
    <>
      <NoticeSheet notice={notice} />
      <View className='yy-screen-only'>
        {process.env.TARO_ENV === 'h5' ? (
          <Button icon='print' onPress={() => void printPage()}>
            打印
          </Button>
        ) : (
          <Notice title='怎样交给本人'>请本人在小程序的项目说明页打开告知单,或用电脑打印。</Notice>
        )}
        <Button variant='quiet' onPress={onBack}>
          返回办理
        </Button>
      </View>
    </>
  )
}

function Counter({ manager }: { manager: boolean }) {
  const [people, setPeople] = useState<readonly FoundPerson[]>()
  const [notice, setNotice] = useState<Given>()
  return (
    <>
      {notice && <Printed notice={notice} onBack={() => setNotice(undefined)} />}
      <View style={notice ? { display: 'none' } : {}}>
        {people === undefined ? (
          <>
            <Find onFound={setPeople} />
            <Waiting />
          </>
        ) : people.length === 0 ? (
          <Empty
            icon='person'
            title='没有可办理的人'
            action={{ text: '重新查找', onPress: () => setPeople(undefined) }}
          />
        ) : (
          <>
            <AtCounter people={people} manager={manager} onNotice={setNotice} />
            <Button variant='quiet' onPress={() => setPeople(undefined)}>
              查找其他人
            </Button>
          </>
        )}
      </View>
    </>
  )
}

export default function EvidencePage() {
  return (
    <StaffPage
      title='证明登记'
      here='/staff/pages/evidence/index'
      roles={['clerk', 'health_worker', 'manager']}
    >
      {({ role }) => <Counter manager={role === 'manager'} />}
    </StaffPage>
  )
}
