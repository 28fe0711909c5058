// 消息记录: what the city sent, by which channel, what became of it, and why not.
import { useState } from 'react'
import type { Input, Output } from '~types/contract'
import { useQuery } from '@/api/use-query'
import { Choice } from '@/components/choice'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'

type State = NonNullable<Input<'outbox.list'>['state']>
const WORDS: Record<State, string> = {
  queued: '待发送',
  sent: '已发送',
  failed: '未送达',
  outcome_unknown: '结果不明',
  suppressed: '已停发',
  phone_task: '转电话',
}
const CHANNELS = { wechat: '微信', sms: '短信', phone: '电话' } as const
const TONES: Record<State, 'ok' | 'warn' | 'neutral' | 'danger' | 'info'> = {
  queued: 'info',
  sent: 'ok',
  failed: 'danger',
  outcome_unknown: 'warn',
  suppressed: 'neutral',
  phone_task: 'info',
}

function Messages({ items }: { items: Output<'outbox.list'>['items'] }) {
  if (items.length === 0) return <Empty icon='outbox' title='没有消息' note='到发送时间后会出现在这里。' />
  return (
    <Table
      label='消息记录'
      rows={items}
      rowKey={row => row.messageId}
      columns={[
        { key: 'at', title: '时间', width: '180px', cell: row => instantWords(row.sentAt ?? row.sendAt) },
        { key: 'who', title: '对象', width: '90px', cell: row => row.name },
        {
          key: 'channel',
          title: '渠道',
          width: '64px',
          cell: row => (row.channel ? CHANNELS[row.channel] : '—'),
        },
        { key: 'body', title: '内容', cell: row => row.body },
        {
          key: 'state',
          title: '结果',
          width: '110px',
          cell: row => <Tag tone={TONES[row.state]}>{WORDS[row.state]}</Tag>,
        },
        { key: 'reason', title: '原因', width: '140px', cell: row => row.reason ?? '' },
      ]}
    />
  )
}

export default function Outbox() {
  const [state, setState] = useState<State | 'all'>('all')
  const { at, turn, restart } = usePager()
  const read = useQuery('outbox.list', {
    ...(state === 'all' ? {} : { state }),
    ...at,
  })
  return (
    <Page title='消息记录' wide='admin'>
      <Loaded read={read} rows={8}>
        {data => (
          <Section title='全城消息' note='内容为发送时的文字;对象不完整显示。'>
            <Choice
              label='按结果'
              layout='side-by-side'
              options={[
                {
                  value: 'all' as const,
                  label: `全部 ${data.counts.reduce((sum, one) => sum + one.count, 0)}`,
                },
                ...data.counts.map(one => ({ value: one.state, label: `${WORDS[one.state]} ${one.count}` })),
              ]}
              value={state}
              onChange={value => {
                setState(value)
                restart()
              }}
            />
            <Messages items={data.items} />
            {turn(data.next)}
          </Section>
        )}
      </Loaded>
    </Page>
  )
}
