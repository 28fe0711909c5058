// For managers: women by class and visits done on time, by division; each rate with its numerator and denominator.
import { useState } from 'react'
import { localDate } from '~types/schema'
import type { Output } from '~types/contract'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { DatePicker } from '@/components/date-picker'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { daysInMonth, parseMonth } from '@/components/month-grid'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { HANDED_OUT } from '../../visit-words'

type Row = Output<'visits.report'>['regions'][number]

/** 12/40(30%); a dash where nothing was due. */
const share = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${part}/${whole}(${Math.round((100 * part) / whole)}%)`

const endOfMonth = (day: string): string => `${day.slice(0, 8)}${daysInMonth(parseMonth(day))}`

export function Report({ today }: { today: string }) {
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`)
  // A visit made before its day belongs to the month in which it was due.
  const [to, setTo] = useState(endOfMonth(today))
  const [first, last] = [localDate.safeParse(from), localDate.safeParse(to)]
  const read = useQuery(
    'visits.report',
    first.success && last.success ? { from: first.data, to: last.data } : null,
  )
  return (
    <Section title='访视统计' note='按应访视日期统计;到期未访视的计入超期。'>
      <DatePicker label='开始日期' value={from} max={to} onChange={setFrom} />
      <DatePicker label='结束日期' value={to} min={from} onChange={setTo} />
      <Loaded read={read} rows={4}>
        {({ regions, total, handedOut }) =>
          regions.length === 0 ? (
            <Empty icon='list' title='还没有访视对象' note='夜间分类后会出现在这里。' />
          ) : (
            <>
              <Card flush>
                <Cell
                  title='按期完成率'
                  value={share(total.onTime, total.due)}
                  note={`完成${total.done},不接受${total.refused},不在家${total.notHome},迁走${total.moved},超期${total.missed}`}
                />
                <Cell
                  title='访视对象'
                  value={String(total.women.class1 + total.women.class2 + total.women.class3)}
                  note={`第1类${total.women.class1},第2类${total.women.class2},第3类${total.women.class3}`}
                />
                {handedOut.map(({ kind, quantity }) => (
                  <Cell
                    key={kind}
                    title={`发放${HANDED_OUT[kind].label}`}
                    value={`${quantity}${HANDED_OUT[kind].unit}`}
                  />
                ))}
              </Card>
              <Table<Row>
                label='按区划统计'
                rows={regions}
                rowKey={row => row.region}
                columns={[
                  { key: 'name', title: '乡镇街道', cell: row => row.name },
                  { key: 'c1', title: '第1类', width: '72px', numeric: true, cell: row => row.women.class1 },
                  { key: 'c2', title: '第2类', width: '72px', numeric: true, cell: row => row.women.class2 },
                  { key: 'c3', title: '第3类', width: '72px', numeric: true, cell: row => row.women.class3 },
                  {
                    key: 'rate',
                    title: '按期完成',
                    width: '150px',
                    numeric: true,
                    cell: row => share(row.onTime, row.due),
                  },
                  { key: 'missed', title: '超期', width: '72px', numeric: true, cell: row => row.missed },
                ]}
              />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
