// 券结算: monthly statements of what institutions redeemed; the clinic confirms its own, managers make, check and settle.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { stateWords, yuan } from '~types/settlement-words'
import { useAction } from '@/api/use-action'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { monthWords } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { shiftMonth } from '@/components/month-grid'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { toast } from '@/components/toast'
import { StaffPage } from '../../staff-page'
import { OneStatement } from './one-statement'

type Row = Output<'settlement.list'>['items'][number]
type Named = Pick<Row, 'institutionId' | 'month'>

function Make({ today, onMade }: { today: string; onMade: () => void }) {
  const month = shiftMonth(today, -1)
  const make = useAction('settlement.make')
  const run = async () => {
    const made = await make.run({ month })
    if (!made) return
    toast(made.statements === 0 ? '没有需要新生成的结算单' : `已生成${made.statements}份,共${made.lines}笔`)
    onMade()
  }
  return (
    <>
      <Problem error={make.error} />
      <Button variant='secondary' fit='words' loading={make.busy} onPress={() => void run()}>
        {`生成${monthWords(month)}结算单`}
      </Button>
    </>
  )
}

function Statements({ manages, onOpen }: { manages: boolean; onOpen: (row: Named) => void }) {
  const me = useMe()
  const { at, turn } = usePager()
  const read = useQuery('settlement.list', at)
  return (
    <Section title='结算单' note='按核销时间计入当月;月结后撤销的,在下月以负数列出。'>
      {manages && me.data && <Make today={me.data.today} onMade={read.reload} />}
      <Loaded read={read} rows={5}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty
              icon='ticket'
              title='还没有结算单'
              note={
                manages
                  ? '每月1日起可生成上个月的结算单。'
                  : '主管部门每月初生成上个月的结算单,生成后请在这里确认。'
              }
            />
          ) : (
            <>
              <Table
                label='结算单'
                rows={items}
                rowKey={row => `${row.institutionId} ${row.month}`}
                onRow={onOpen}
                columns={[
                  { key: 'month', title: '月份', width: '120px', cell: row => monthWords(row.month) },
                  { key: 'site', title: '机构', cell: row => row.institution },
                  {
                    key: 'lines',
                    title: '笔数',
                    width: '72px',
                    numeric: true,
                    cell: row => String(row.lines),
                  },
                  {
                    key: 'sum',
                    title: '核销金额(元)',
                    width: '130px',
                    numeric: true,
                    cell: row => yuan(row.redeemed),
                  },
                  {
                    key: 'flags',
                    title: '差异',
                    width: '72px',
                    numeric: true,
                    cell: row => String(row.flagged),
                  },
                  {
                    key: 'state',
                    title: '状态',
                    width: '120px',
                    cell: row => (
                      <Tag tone={row.state === 'settled' ? 'ok' : row.state === 'disputed' ? 'warn' : 'info'}>
                        {stateWords[row.state]}
                      </Tag>
                    ),
                  },
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

function Settlement({ manages }: { manages: boolean }) {
  const [one, setOne] = useState<Named>()
  return one ? (
    <OneStatement
      institutionId={one.institutionId}
      month={one.month}
      manages={manages}
      onBack={() => setOne(undefined)}
    />
  ) : (
    <Statements manages={manages} onOpen={setOne} />
  )
}

export default function StatementPage() {
  return (
    <StaffPage title='券结算' here='/staff/pages/statement/index' roles={['clerk', 'manager']}>
      {staff => <Settlement manages={staff.role === 'manager'} />}
    </StaffPage>
  )
}
