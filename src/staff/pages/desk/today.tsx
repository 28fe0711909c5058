// Today at this clinic: who is expected, who is here, what was redeemed.
import type { Output } from '~types/contract'
import type { Read } from '@/api/use-query'
import { Empty } from '@/components/empty'
import { timeOfInstant } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Named } from '@/components/named'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import type { Pager } from '@/components/pager'

type Row = Output<'desk.today'>['items'][number]
const WORDS: Record<Row['state'], string> = {
  booked: '待到',
  checked_in: '已签到',
  cancelled: '已取消',
  no_show: '未到',
}

export function Today({
  today,
  turn,
  redeemed,
}: {
  today: Read<Output<'desk.today'>>
  turn: Pager['turn']
  redeemed: Read<Output<'desk.redeemed'>>
}) {
  return (
    <>
      <Section title='今日预约'>
        <Loaded read={today} rows={4}>
          {({ items, next }) => (
            <>
              {items.length === 0 ? (
                <Empty icon='calendar' title='今天没有预约' note='有人预约后会出现在这里。' />
              ) : (
                <Table
                  label='今日预约'
                  rows={items}
                  rowKey={row => row.appointmentId}
                  columns={[
                    { key: 'time', title: '时间', width: '72px', cell: row => row.starts },
                    {
                      key: 'who',
                      title: '姓名',
                      cell: row => <Named names={row.names} priority={row.priority} />,
                    },
                    { key: 'what', title: '项目', cell: row => row.serviceName },
                    {
                      key: 'state',
                      title: '状态',
                      width: '96px',
                      cell: row => (
                        <Tag tone={row.state === 'checked_in' ? 'ok' : 'neutral'}>{WORDS[row.state]}</Tag>
                      ),
                    },
                  ]}
                />
              )}
              {turn(next)}
            </>
          )}
        </Loaded>
      </Section>
      <Section title='今日核销'>
        <Loaded read={redeemed} rows={2}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon='ticket' title='今天还没有核销' />
            ) : (
              <Table
                label='今日核销'
                rows={items}
                rowKey={row => `${row.at}${row.title}`}
                columns={[
                  { key: 'time', title: '时间', width: '72px', cell: row => timeOfInstant(row.at) },
                  { key: 'who', title: '姓名', cell: row => row.names.join('、') },
                  { key: 'what', title: '项目', cell: row => row.title },
                ]}
              />
            )
          }
        </Loaded>
      </Section>
    </>
  )
}
