// Registry days of the coming year: the clinic says of each whether it opens.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { longDate } from '@/components/date-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { ConfirmChange } from './confirm-change'
import type { Where } from './index'

type Proposal = Output<'sessions.proposals'>['items'][number]

const ANSWERS = [
  { value: 'open', label: '开诊', note: '按周内安排开放,开诊前60天可预约' },
  { value: 'closed', label: '不开诊' },
] as const
type Answer = (typeof ANSWERS)[number]['value']

function Decide({ one, where, onDone }: { one: Proposal; where: Where; onDone: () => void }) {
  const [answer, setAnswer] = useState<Answer>('open')
  return (
    <>
      <Notice>{`${longDate(one.day)}可能开放结婚登记,本机构平常不开诊。`}</Notice>
      <Choice label='这一天' options={[...ANSWERS]} value={answer} onChange={setAnswer} />
      <ConfirmChange
        where={where}
        change={{ kind: 'site', day: one.day, open: answer === 'open' }}
        onDone={onDone}
      />
    </>
  )
}

export function Proposals({ where, onDone }: { where: Where; onDone: () => void }) {
  const read = useQuery('sessions.proposals', where)
  const [one, setOne] = useState<Proposal>()
  return (
    <Loaded read={read} rows={1}>
      {({ items }) =>
        items.length > 0 && (
          <Section title='登记集中日' note='这些日子登记结婚的人多。请确认是否开诊做婚前检查。'>
            <Card flush>
              {items.map(item => (
                <Cell
                  key={item.day}
                  icon='calendar'
                  title={longDate(item.day)}
                  note={item.name}
                  value='待确认'
                  onPress={() => setOne(item)}
                />
              ))}
            </Card>
            <Sheet open={one !== undefined} title={one?.name ?? ''} onClose={() => setOne(undefined)}>
              {one && (
                <Decide
                  key={one.day}
                  one={one}
                  where={where}
                  onDone={() => {
                    setOne(undefined)
                    onDone()
                  }}
                />
              )}
            </Sheet>
          </Section>
        )
      }
    </Loaded>
  )
}
