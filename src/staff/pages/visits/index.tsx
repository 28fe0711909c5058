// 访视: who is to be visited, by class and deadline; one woman's form and cards; for managers how it goes.
import { useState } from 'react'
import type { Input, Output } from '~types/contract'
import type { VisitId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Choice } from '@/components/choice'
import { DueDate } from '@/components/due-date'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { StaffPage } from '../../staff-page'
import { STATES } from '../../visit-words'
import { OneVisit } from './one-visit'
import { Report } from './report'

type Show = NonNullable<Input<'visits.list'>['show']>
type ClassChoice = 'all' | '1' | '2' | '3'
type Row = Output<'visits.list'>['items'][number]
const NUMBERS = { '1': 1, '2': 2, '3': 3 } as const

function Visits({ items, onOpen }: { items: readonly Row[]; onOpen: ((id: VisitId) => void) | null }) {
  if (items.length === 0) return <Empty icon='list' title='没有访视' note='到期前30天会出现在这里。' />
  return (
    <Table<Row>
      label='访视名单'
      rows={items}
      rowKey={row => row.visitId}
      {...(onOpen ? { onRow: (row: Row) => onOpen(row.visitId) } : {})}
      columns={[
        {
          key: 'due',
          title: '期限',
          width: '190px',
          cell: row =>
            row.overdue || row.state === 'open' ? (
              <DueDate dueOn={row.dueOn} overdue={row.overdue} />
            ) : (
              STATES[row.state]
            ),
        },
        { key: 'who', title: '姓名', width: '100px', cell: row => row.name },
        { key: 'where', title: '村(社区)', cell: row => row.village },
        { key: 'what', title: '访视', cell: row => `第${row.class}类 ${row.title}` },
        {
          key: 'attempts',
          title: '已上门',
          width: '80px',
          cell: row => (row.attempts === 0 ? '—' : `${row.attempts}次`),
        },
      ]}
    />
  )
}

function List({ canOpen, today }: { canOpen: boolean; today: string }) {
  const [show, setShow] = useState<Show>('open')
  const [number, setNumber] = useState<ClassChoice>('all')
  const { at, turn, restart } = usePager()
  const read = useQuery('visits.list', {
    show,
    ...(number === 'all' ? {} : { class: NUMBERS[number] }),
    ...at,
  })
  const open = useAction('visits.open')
  const [visit, setVisit] = useState<Output<'visits.open'>>()
  const opening = async (visitId: VisitId) => {
    const opened = await open.run({ visitId })
    if (opened) setVisit(opened)
  }
  if (visit)
    return (
      <OneVisit
        visit={visit}
        today={today}
        onBack={() => {
          setVisit(undefined)
          read.reload()
        }}
        onChanged={() => void opening(visit.visitId)}
      />
    )
  return (
    <Section title='按期限排列' note='姓名打开前不完整显示;每次打开都会记录,本人可以看到。'>
      <Problem error={open.error} />
      <Loaded read={read} rows={5}>
        {({ classes, items, next }) =>
          classes.length === 0 ? (
            <Empty icon='list' title='本地没有开展分类访视' note='如需开展,请联系区妇幼的系统管理员。' />
          ) : (
            <>
              <Choice<ClassChoice>
                label='访视类别'
                hint={classes.find(one => String(one.class) === number)?.title ?? '所有类别'}
                layout='side-by-side'
                options={[
                  { value: 'all', label: `全部 ${classes.reduce((sum, one) => sum + one.open, 0)}` },
                  ...classes.map(one => ({
                    value: String(one.class) as ClassChoice,
                    label: `第${one.class}类 ${one.open}`,
                  })),
                ]}
                value={number}
                onChange={value => {
                  setNumber(value)
                  restart()
                }}
              />
              <Choice<Show>
                label='状态'
                layout='side-by-side'
                options={[
                  { value: 'open', label: '待访视' },
                  {
                    value: 'overdue',
                    label: `已超期 ${classes.reduce((sum, one) => sum + one.overdue, 0)}`,
                  },
                  { value: 'settled', label: '已办结' },
                ]}
                value={show}
                onChange={value => {
                  setShow(value)
                  restart()
                }}
              />
              <Visits items={items} onOpen={canOpen ? id => void opening(id) : null} />
              {turn(next)}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

export default function VisitsPage() {
  const { data: me } = useMe()
  return (
    <StaffPage title='访视' here='/staff/pages/visits/index' roles={['health_worker', 'manager']}>
      {staff => (
        <>
          {staff.role === 'manager' && me && <Report today={me.today} />}
          {me && <List canOpen={staff.role === 'health_worker'} today={me.today} />}
        </>
      )}
    </StaffPage>
  )
}
