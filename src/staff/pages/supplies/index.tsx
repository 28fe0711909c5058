// 药具发放: what waits at the outlet to be fetched or posted, and what it has; a manager sees the stock of all outlets.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useQuery } from '@/api/use-query'
import { Empty } from '@/components/empty'
import { longDate } from '@/components/date-words'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { StaffPage } from '../../staff-page'
import { OneOrder } from './one-order'
import { Stock } from './stock'

type Waiting = Output<'contraceptives.waiting'>['items'][number]

const words = ({ lines }: Waiting): string =>
  lines.map(line => `${line.name}${line.units}${line.unit}`).join('、')

function WaitingOrders({ onDone }: { onDone: () => void }) {
  const { at, turn } = usePager()
  const read = useQuery('contraceptives.waiting', at)
  const [one, setOne] = useState<Waiting>()
  return (
    <Section title='待发放' note='自取的请核对身份证;邮寄的外包装不写内容。'>
      <Loaded read={read} rows={4}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='check' title='没有待发放的申领' />
          ) : (
            <>
              <Table
                label='待发放'
                rows={items}
                rowKey={row => row.orderId}
                onRow={setOne}
                columns={[
                  { key: 'who', title: '姓名', width: '120px', cell: row => row.name },
                  { key: 'what', title: '品种', cell: words },
                  {
                    key: 'how',
                    title: '方式',
                    width: '90px',
                    cell: row => (row.delivery === 'mail' ? <Tag tone='info'>邮寄</Tag> : '自取'),
                  },
                  {
                    key: 'until',
                    title: '保留至',
                    width: '150px',
                    cell: row => (row.delivery === 'mail' ? '' : longDate(row.fetchUntil)),
                  },
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
      <Sheet open={one !== undefined} title={one?.name ?? ''} onClose={() => setOne(undefined)}>
        {one && (
          <OneOrder
            key={one.orderId}
            orderId={one.orderId}
            onDone={() => {
              setOne(undefined)
              read.reload()
              onDone()
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}

function Supplies({ outlet }: { outlet: boolean }) {
  const [given, setGiven] = useState(0)
  return (
    <>
      {outlet && <WaitingOrders onDone={() => setGiven(given + 1)} />}
      <Stock key={given} outlet={outlet} />
    </>
  )
}

export default function SuppliesPage() {
  return (
    <StaffPage title='药具发放' here='/staff/pages/supplies/index' roles={['clerk', 'manager']}>
      {staff => <Supplies outlet={staff.role === 'clerk'} />}
    </StaffPage>
  )
}
