// Every service with its week: a tap opens it for change, from tomorrow at the earliest.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { LocalDate } from '~types/schema'
import type { Resource, SessionRow } from '~types/sessions'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { DatePicker } from '@/components/date-picker'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { weekWords } from '@/components/session-words'
import { Sheet } from '@/components/sheet'
import { ConfirmChange } from './confirm-change'
import type { Where } from './index'
import { SessionList } from './session-list'

export type Week = Output<'sessions.week'>
type Service = Week['services'][number]

const noteOf = ({ sessions, since, next }: Service): string =>
  [
    weekWords(sessions),
    since === null ? null : `自${longDate(since)}起`,
    next === null ? null : `${longDate(next.from)}起改为:\n${weekWords(next.sessions)}`,
  ]
    .filter(line => line !== null)
    .join('\n')

export interface PlanProps {
  week: Week
  where: Where
  resources: readonly Resource[]
  onDone: () => void
}

function Edit({ one, week, where, resources, onDone }: PlanProps & { one: Service }) {
  const [sessions, setSessions] = useState<readonly SessionRow[]>(one.next?.sessions ?? one.sessions)
  const [from, setFrom] = useState('')
  return (
    <>
      {one.morningOnly && <Notice>这个项目需要空腹,只安排在上午。</Notice>}
      <SessionList resources={resources} sessions={sessions} onChange={setSessions} />
      <DatePicker label='从哪天起' hint='最早从明天开始' min={week.today} value={from} onChange={setFrom} />
      <ConfirmChange
        where={where}
        change={
          from === ''
            ? null
            : { kind: 'weekly', service: one.service, from: from as LocalDate, sessions: [...sessions] }
        }
        onDone={onDone}
      />
    </>
  )
}

export function Weeks({ week, where, resources, onDone }: PlanProps) {
  const [one, setOne] = useState<Service>()
  return (
    <Section title={`${week.name} · 每周时段`} note={`可预约到${longDate(week.until)}。点一项可以调整。`}>
      {week.services.length === 0 ? (
        <Empty icon='calendar' title='本机构没有可预约的项目' />
      ) : (
        <Card flush>
          {week.services.map(service => (
            <Cell
              key={service.service}
              title={service.name}
              note={noteOf(service)}
              onPress={() => setOne(service)}
            />
          ))}
        </Card>
      )}
      <Sheet open={one !== undefined} title={one?.name ?? ''} onClose={() => setOne(undefined)}>
        {one && (
          <Edit
            key={one.service}
            one={one}
            week={week}
            where={where}
            resources={resources}
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
