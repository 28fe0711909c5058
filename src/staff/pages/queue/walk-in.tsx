// 现场登记: somebody without an appointment is found by her document and gets a free place of today.
import { useState } from 'react'
import type { FoundPerson } from '~types/evidence'
import type { QueueLine, QueueTicket } from '~types/queue'
import type { PersonId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Find } from '../evidence/find'

export function WalkIn({ line, onDone }: { line: QueueLine; onDone: () => void }) {
  const [people, setPeople] = useState<readonly FoundPerson[]>([])
  const [chosen, setChosen] = useState<PersonId | null>(null)
  const [ticket, setTicket] = useState<QueueTicket>()
  const take = useAction('queue.walkIn')
  const person =
    people.find(({ personId }) => personId === chosen) ?? (people.length === 1 ? people[0] : undefined)
  const confirm = async ({ personId }: FoundPerson) => {
    const made = await take.run({ personId, service: line.service })
    if (!made) return
    setTicket(made)
    setPeople([])
    onDone()
  }
  return (
    <>
      <Section
        title='没有预约的人'
        note={
          line.free === 0 ? '这个项目今天没有空位。' : `这个项目今天余${String(line.free)}位,核对证件后登记。`
        }
      >
        {ticket && (
          <Notice tone='ok' title={`已登记,排队号 ${String(ticket.number)}`}>
            {`${ticket.names.join('、')},${ticket.starts}的时段`}
          </Notice>
        )}
      </Section>
      <Find
        onFound={found => {
          take.clear()
          setTicket(undefined)
          setPeople(found)
          setChosen(null)
        }}
      />
      {people.length > 1 && (
        <Choice
          label='谁来看'
          value={chosen}
          onChange={setChosen}
          options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
      )}
      <Problem error={take.error} />
      {person && (
        <Button icon='person' loading={take.busy} onPress={() => void confirm(person)}>
          {`为${person.name}登记${line.serviceName}`}
        </Button>
      )}
    </>
  )
}
