// Who has booked a session that is not held any more: told already, and rung by the health workers.
import { useQuery } from '@/api/use-query'
import { longDate } from '@/components/date-words'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import type { Where } from './index'

export function ToMove({ where }: { where: Where }) {
  const { at, turn } = usePager()
  const read = useQuery('sessions.toMove', { ...where, ...at })
  return (
    <Loaded read={read} rows={1}>
      {({ items, next }) =>
        items.length > 0 && (
          <Section
            title='等待改期'
            note='这些时段不再开放。已通知本人改期,并由所在村(社区)电话联系;改期或取消前,原位置为本人保留。'
          >
            <Table
              label='等待改期'
              rows={items}
              rowKey={row => row.appointmentId}
              columns={[
                { key: 'who', title: '姓名', width: '140px', cell: row => row.names.join('、') },
                { key: 'what', title: '项目', cell: row => row.name },
                {
                  key: 'at',
                  title: '原时段',
                  width: '220px',
                  cell: row => `${longDate(row.day)} ${row.starts}`,
                },
              ]}
            />
            {turn(next)}
          </Section>
        )
      }
    </Loaded>
  )
}
