// 家庭服务 for the staff: what waits, by deadline; accepted, agreed on, done, or refused with another way.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useQuery } from '@/api/use-query'
import { DueDate } from '@/components/due-date'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { ORDER_STATES } from '@/components/order-words'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { StaffPage } from '../../staff-page'
import { OneOrder } from './one-order'

type Waiting = Output<'orderDesk.list'>['items'][number]

function WaitingOrders() {
  const { at, turn } = usePager()
  const read = useQuery('orderDesk.list', at)
  const [one, setOne] = useState<Waiting>()
  return (
    <Section title='待办的申请' note='提交后1个工作日内受理,超时的排在最前。打开一条会留下记录。'>
      <Loaded read={read} rows={5}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='check' title='没有待办的申请' />
          ) : (
            <>
              <Table
                label='待办的申请'
                rows={items}
                rowKey={row => row.orderId}
                onRow={setOne}
                columns={[
                  { key: 'who', title: '姓名', width: '120px', cell: row => row.who },
                  { key: 'what', title: '服务', cell: row => row.name },
                  { key: 'where', title: '村(社区)', cell: row => row.village },
                  { key: 'state', title: '状态', width: '110px', cell: row => ORDER_STATES[row.state] },
                  { key: 'worker', title: '负责人', width: '110px', cell: row => row.worker ?? '' },
                  {
                    key: 'due',
                    title: '最晚',
                    width: '150px',
                    cell: row => row.deadline && <DueDate dueOn={row.deadline} overdue={row.overdue} />,
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
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}

export default function OrdersPage() {
  return (
    <StaffPage title='家庭服务' here='/staff/pages/orders/index' roles={['health_worker', 'manager']}>
      {() => <WaitingOrders />}
    </StaffPage>
  )
}
