// The people of the division who told something that a counter should see: to be looked at when they come.
import { useQuery } from '@/api/use-query'
import { longDate } from '@/components/date-words'
import { DECLARED_KINDS } from '@/components/declared-words'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Table } from '@/components/table'

export function Waiting() {
  const { at, turn } = usePager()
  const read = useQuery('evidence.awaiting', at)
  return (
    <Section title='待核对的填报' note='姓名不完整显示;本人带证件到窗口时核对。'>
      <Loaded read={read}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='check' title='没有待核对的填报' />
          ) : (
            <>
              <Table
                label='待核对的填报'
                rows={items}
                rowKey={row => row.ref}
                columns={[
                  { key: 'name', title: '姓名', width: '110px', cell: row => row.name },
                  { key: 'kind', title: '内容', cell: row => DECLARED_KINDS[row.kind] },
                  { key: 'day', title: '填报日期', cell: row => longDate(row.day) },
                  { key: 'at', title: '提交时间', cell: row => instantWords(row.declaredAt) },
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
