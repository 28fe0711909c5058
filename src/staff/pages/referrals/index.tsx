// 转介接收: what health workers handed over to this clinic; accepted and called, or given back with a reason.
import { useState } from 'react'
import type { Input, Output } from '~types/contract'
import type { GuidanceRef } from '~types/lists'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { DueDate } from '@/components/due-date'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { OneLine } from '../list/one-line'
import { StaffPage } from '../../staff-page'

type State = Input<'lists.handedOver'>['state']
type Item = Output<'lists.item'>
const shortest = 2

function Settle({ item, onDone }: { item: Item; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const accept = useAction('lists.accept')
  const decline = useAction('lists.decline')
  const taken = async () => {
    if (!(await accept.run({ ref: item.ref }))) return
    toast('已接收')
    onDone()
  }
  const back = async () => {
    if (!(await decline.run({ ref: item.ref, reason }))) return
    toast('已退回')
    onDone()
  }
  return (
    <>
      <OneLine item={item} contacts={item.state === 'accepted'} onDone={onDone} />
      {item.state === 'handed_over' && (
        <Button loading={accept.busy} disabled={decline.busy} onPress={() => void taken()}>
          接收
        </Button>
      )}
      <TextInput label='退回原因' optional value={reason} onChange={setReason} maxLength={200} />
      <Problem error={accept.error ?? decline.error} />
      <Button
        variant='quiet'
        loading={decline.busy}
        disabled={accept.busy || reason.trim().length < shortest}
        onPress={() => void back()}
      >
        退回
      </Button>
    </>
  )
}

function Inbox() {
  const [state, setState] = useState<State>('handed_over')
  const { at, turn, restart } = usePager()
  const read = useQuery('lists.handedOver', { state, ...at })
  const open = useAction('lists.item')
  const [item, setItem] = useState<Item>()
  const show = async (ref: GuidanceRef) => {
    const opened = await open.run({ ref })
    if (opened) setItem(opened)
  }
  return (
    <Section title='按期限排列' note='姓名打开前不完整显示;每次打开都会记录,本人可以看到。'>
      <Choice<State>
        label='状态'
        layout='side-by-side'
        options={[
          { value: 'handed_over', label: '待接收' },
          { value: 'accepted', label: '已接收' },
        ]}
        value={state}
        onChange={value => {
          setState(value)
          restart()
        }}
      />
      <Problem error={open.error} />
      <Loaded read={read} rows={5}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty icon='list' title='没有转介' note='社区转介来的居民会出现在这里。' />
            ) : (
              <Table
                label='转介接收'
                rows={items}
                rowKey={row => row.ref}
                onRow={row => void show(row.ref)}
                columns={[
                  {
                    key: 'due',
                    title: '期限',
                    width: '140px',
                    cell: row => <DueDate dueOn={row.dueOn} overdue={row.overdue} />,
                  },
                  { key: 'who', title: '姓名', width: '100px', cell: row => row.name },
                  { key: 'phone', title: '电话', width: '130px', cell: row => row.phone ?? '未登记' },
                  { key: 'what', title: '项目', cell: row => row.title },
                  { key: 'from', title: '转介人', width: '110px', cell: row => row.from },
                ]}
              />
            )}
            {turn(next)}
          </>
        )}
      </Loaded>
      <Sheet open={item !== undefined} title={item?.name ?? ''} onClose={() => setItem(undefined)}>
        {item && (
          <Settle
            key={item.ref}
            item={item}
            onDone={() => {
              setItem(undefined)
              read.reload()
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}

export default function ReferralsPage() {
  return (
    <StaffPage title='转介接收' here='/staff/pages/referrals/index' roles={['clerk']}>
      {() => <Inbox />}
    </StaffPage>
  )
}
