// 排队叫号: today's queues by service, the next number, and people who come without an appointment.
import { useState } from 'react'
import type { QueueLine, QueueTicket } from '~types/queue'
import type { ServiceCode } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Named } from '@/components/named'
import { Notice } from '@/components/notice'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { StaffPage } from '../../staff-page'
import { WalkIn } from './walk-in'

const lineNote = ({ waiting, called, free }: QueueLine): string =>
  `等候${waiting}人 · ${called === null ? '还没有叫号' : `已叫到${called}号`} · 今天余${free}位`

const stateOf = ({ called, walkIn }: QueueTicket): string =>
  `${called ? '已叫号' : '等候'}${walkIn ? ' · 现场' : ''}`

function OneLine({ line, onChanged }: { line: QueueLine; onChanged: () => void }) {
  const { service, serviceName, waiting } = line
  const { at, turn } = usePager()
  const read = useQuery('queue.line', { service, ...at })
  const call = useAction('queue.callNext')
  const [last, setLast] = useState<QueueTicket>()
  const next = async () => {
    const called = await call.run({ service })
    if (called) setLast(called)
    read.reload()
    onChanged()
  }
  return (
    <Section title={`${serviceName} 今日排队`}>
      {last && (
        <Notice tone='ok' title={`请${String(last.number)}号`}>
          {`${last.names.join('、')}${last.priority ? '(绿色通道)' : ''},预约时段 ${last.starts}`}
        </Notice>
      )}
      <Problem error={call.error} />
      <Button icon='bell' loading={call.busy} disabled={waiting === 0} onPress={() => void next()}>
        {waiting === 0 ? '没有等候的人' : '叫下一位'}
      </Button>
      <Loaded read={read} rows={3}>
        {({ items, next: more }) => (
          <>
            {items.length === 0 ? (
              <Empty icon='list' title='今天还没有人签到' note='签到或现场登记后,按先后排号。' />
            ) : (
              <Table
                label={`${serviceName}排队`}
                rows={items}
                rowKey={row => String(row.number)}
                columns={[
                  {
                    key: 'number',
                    title: '号',
                    width: '72px',
                    numeric: true,
                    cell: row => String(row.number),
                  },
                  {
                    key: 'who',
                    title: '姓名',
                    cell: row => <Named names={row.names} priority={row.priority} />,
                  },
                  { key: 'time', title: '时段', width: '80px', cell: row => row.starts },
                  {
                    key: 'state',
                    title: '状态',
                    width: '128px',
                    cell: row => <Tag tone={row.called ? 'neutral' : 'brand'}>{stateOf(row)}</Tag>,
                  },
                ]}
              />
            )}
            {turn(more)}
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Queue() {
  const lines = useQuery('queue.lines', {})
  const [chosen, setChosen] = useState<ServiceCode | null>(null)
  // A check-in or a walk-in changes the table as well as the figures.
  const [round, setRound] = useState(0)
  return (
    <Loaded read={lines} rows={4}>
      {({ items }) => {
        const line = items.find(({ service }) => service === chosen) ?? items[0]
        if (line === undefined)
          return <Empty icon='calendar' title='今天没有门诊时段' note='有时段的日子,签到后在这里排队叫号。' />
        return (
          <>
            <Choice
              label='项目'
              value={line.service}
              onChange={setChosen}
              options={items.map(item => ({
                value: item.service,
                label: item.serviceName,
                note: lineNote(item),
              }))}
            />
            <OneLine key={`${line.service} ${String(round)}`} line={line} onChanged={lines.reload} />
            <WalkIn
              line={line}
              onDone={() => {
                setRound(round + 1)
                lines.reload()
              }}
            />
          </>
        )
      }}
    </Loaded>
  )
}

export default function QueuePage() {
  return (
    <StaffPage title='排队叫号' here='/staff/pages/queue/index' roles={['clerk']}>
      {() => <Queue />}
    </StaffPage>
  )
}
