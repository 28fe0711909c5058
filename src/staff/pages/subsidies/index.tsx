// 补助审核: the town's officer reviews, a manager decides, records the payment and settles appeals, each by its deadline.
import { useState } from 'react'
import type { Input } from '~types/contract'
import type { ApplicationId } from '~types/subsidies'
import { useQuery } from '@/api/use-query'
import { longDate } from '@/components/date-words'
import { PagedTable } from '@/components/paged-table'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Tag } from '@/components/tag'
import { StaffPage } from '../../staff-page'
import { Opened } from './opened'

type Queue = Input<'subsidies.queue'>['queue']
const QUEUES: Record<Queue, { title: string; note: string; empty: string }> = {
  review: { title: '待审核', note: '核对事实和材料原件;缺少的材料一次列全。', empty: '没有待审核的申请' },
  decide: {
    title: '待决定',
    note: '公示期满、意见都已答复后,由审核人以外的人决定。',
    empty: '没有待决定的申请',
  },
  pay: { title: '待发放', note: '银行发放后,登记支付凭证号。', empty: '没有待发放的申请' },
  appeals: { title: '待复核', note: '由原办理人以外的人复核。', empty: '没有待复核的申请' },
}

function List({ queue, onChanged }: { queue: Queue; onChanged: () => void }) {
  const { at, turn } = usePager()
  const read = useQuery('subsidies.queue', { queue, ...at })
  const [id, setId] = useState<ApplicationId>()
  const words = QUEUES[queue]
  // What was decided leaves the queue, and stays open until its letter is printed.
  const close = () => {
    setId(undefined)
    onChanged()
  }
  return (
    <Section title={words.title} note={words.note}>
      <PagedTable
        read={read}
        turn={turn}
        empty={words.empty}
        label={words.title}
        rowKey={row => row.applicationId}
        onRow={row => setId(row.applicationId)}
        columns={[
          { key: 'who', title: '姓名', width: '110px', cell: row => row.name },
          { key: 'what', title: '项目', cell: row => row.title },
          {
            key: 'public',
            title: '公示',
            width: '190px',
            cell: row =>
              row.objections > 0 ? (
                <Tag tone='warn'>{`${row.objections}条意见待答复`}</Tag>
              ) : row.publicUntil === null ? (
                '—'
              ) : (
                `至${longDate(row.publicUntil)}`
              ),
          },
          {
            key: 'due',
            title: '期限',
            width: '190px',
            cell: row => (row.late ? <Tag tone='warn'>{longDate(row.dueOn)}</Tag> : longDate(row.dueOn)),
          },
        ]}
      />
      <Sheet open={id !== undefined} title={words.title} onClose={close}>
        {id !== undefined && <Opened key={id} id={id} onDone={close} />}
      </Sheet>
    </Section>
  )
}

function Queues({ manager }: { manager: boolean }) {
  const [changed, setChanged] = useState(0)
  const shown: readonly Queue[] = manager ? ['decide', 'appeals', 'pay', 'review'] : ['review']
  return (
    <>
      {shown.map(queue => (
        <List key={`${queue} ${changed}`} queue={queue} onChanged={() => setChanged(changed + 1)} />
      ))}
    </>
  )
}

export default function SubsidiesDeskPage() {
  return (
    <StaffPage title='补助审核' here='/staff/pages/subsidies/index' roles={['health_worker', 'manager']}>
      {staff => <Queues manager={staff.role === 'manager'} />}
    </StaffPage>
  )
}
