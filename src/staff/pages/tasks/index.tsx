// 电话待办: who is to be called, by when and why; opening a row shows the number and is logged.
import { useState } from 'react'
import type { TaskId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { DueDate } from '@/components/due-date'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import type { Input, Output } from '~types/contract'
import type { Answer } from '~types/feedback'
import { makeCall } from '@/platform/make-call'
import { StaffPage } from '../../staff-page'
import { usePager } from '@/components/pager'

type Outcome = Input<'tasks.close'>['outcome']
const OUTCOMES: { value: Outcome; label: string }[] = [
  { value: 'done', label: '已联系' },
  { value: 'unreachable', label: '联系不上' },
  { value: 'refused', label: '暂不需要' },
  { value: 'moved', label: '已迁走' },
]

/** What she said on the telephone changes what is done, as if she had tapped it. */
const ANSWERS: { value: Answer | 'none'; label: string }[] = [
  { value: 'none', label: '没有' },
  { value: 'done_elsewhere', label: '已在外地做' },
  { value: 'not_now', label: '暂时不需要' },
  { value: 'inconvenient', label: '不方便' },
  { value: 'wrong_data', label: '信息有误' },
]

function OpenTask({
  task,
  asks,
  onClosed,
}: {
  task: Output<'tasks.open'>
  /** False for a care call: it asks nothing. */
  asks: boolean
  onClosed: () => void
}) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [note, setNote] = useState('')
  const [answer, setAnswer] = useState<Answer | 'none'>('none')
  const close = useAction('tasks.close')
  const record = useAction('feedback.record')
  const { phone } = task
  const submit = async () => {
    if (outcome === null) return
    if (asks && outcome === 'done' && answer !== 'none') {
      const recorded = await record.run({ taskId: task.taskId, answer })
      if (!recorded) return
    }
    if (!(await close.run({ taskId: task.taskId, outcome, ...(note === '' ? {} : { note }) }))) return
    toast('已办结')
    onClosed()
  }
  return (
    <>
      <Notice title={task.reason}>{task.guidance.join(' ')}</Notice>
      {phone === null ? (
        <Notice tone='warn'>没有登记电话,请上门或通过社区联系。</Notice>
      ) : (
        <Button icon='phone' variant='secondary' onPress={() => void makeCall(phone)}>
          {phone}
        </Button>
      )}
      <Choice label='结果' options={OUTCOMES} value={outcome} onChange={setOutcome} />
      {asks && outcome === 'done' && (
        <Choice
          label='对方的答复'
          optional
          layout='side-by-side'
          options={ANSWERS}
          value={answer}
          onChange={setAnswer}
        />
      )}
      <TextInput
        label='备注'
        optional
        value={note}
        onChange={setNote}
        maxLength={200}
        hint='不写检查结果和病情'
      />
      <Problem error={record.error ?? close.error} />
      <Button loading={record.busy || close.busy} disabled={outcome === null} onPress={() => void submit()}>
        办结
      </Button>
    </>
  )
}

function Tasks({ canOpen }: { canOpen: boolean }) {
  const { at, turn } = usePager()
  const read = useQuery('tasks.list', at)
  const open = useAction('tasks.open')
  const [task, setTask] = useState<Output<'tasks.open'> & { asks: boolean }>()
  const show = async (taskId: TaskId, kind: string) => {
    const opened = await open.run({ taskId })
    if (opened) setTask({ ...opened, asks: canOpen && kind !== 'care_call' })
  }
  return (
    <Section title='按期限排列' note='姓名打开前不完整显示;每次打开都会记录,本人可以看到。'>
      <Problem error={open.error} />
      <Loaded read={read} rows={5}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty icon='phone' title='没有待办' note='有需要电话联系的居民时会出现在这里。' />
            ) : (
              <Table
                label='电话待办'
                rows={items}
                rowKey={row => row.taskId}
                {...(canOpen
                  ? { onRow: (row: (typeof items)[number]) => void show(row.taskId, row.kind) }
                  : {})}
                columns={[
                  {
                    key: 'due',
                    title: '期限',
                    width: '120px',
                    cell: row => <DueDate dueOn={row.dueOn} overdue={row.overdue} />,
                  },
                  { key: 'who', title: '姓名', width: '110px', cell: row => row.name },
                  { key: 'where', title: '社区', cell: row => row.village },
                  { key: 'why', title: '事由', cell: row => row.reason },
                  ...(canOpen
                    ? []
                    : [
                        {
                          key: 'act',
                          title: '操作',
                          width: '110px',
                          cell: (row: (typeof items)[number]) =>
                            row.opens && (
                              <Button
                                variant='quiet'
                                fit='words'
                                onPress={() => void show(row.taskId, row.kind)}
                              >
                                打开
                              </Button>
                            ),
                        },
                      ]),
                ]}
              />
            )}
            {turn(next)}
          </>
        )}
      </Loaded>
      <Sheet open={task !== undefined} title={task?.name ?? ''} onClose={() => setTask(undefined)}>
        {task && (
          <OpenTask
            key={task.taskId}
            task={task}
            asks={task.asks}
            onClosed={() => {
              setTask(undefined)
              read.reload()
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}

export default function TasksPage() {
  return (
    <StaffPage title='电话待办' here='/staff/pages/tasks/index' roles={['health_worker', 'manager']}>
      {staff => <Tasks canOpen={staff.role === 'health_worker'} />}
    </StaffPage>
  )
}
