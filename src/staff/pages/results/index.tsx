// 检查结果: who was examined and has no result; what waits for a doctor to release or explain; what is to be looked at again.
import { useState } from 'react'
import type { Input, Output } from '~types/contract'
import type { ExamResult } from '~types/results'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { longDate } from '@/components/date-words'
import { Dialog } from '@/components/dialog'
import { Notice } from '@/components/notice'
import { PagedTable } from '@/components/paged-table'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Tag } from '@/components/tag'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { StaffPage } from '../../staff-page'
import { Enter } from './enter'
import { FromFile } from './from-file'
import { Opened } from './opened'

type Waiting = Output<'results.waiting'>['items'][number]
type FollowUp = Output<'results.followUps'>['items'][number]
type Queue = Input<'results.entered'>['which']

const QUEUES: Record<Queue, { title: string; note: string; empty: string }> = {
  to_release: { title: '待发布', note: '由录入人以外的医生审核发布。', empty: '没有待发布的结果' },
  to_explain: { title: '待解读', note: '解读后,本人才能在手机上查看。', empty: '没有待解读的结果' },
}

function WaitingList({ onDone }: { onDone: () => void }) {
  const { at, turn } = usePager()
  const read = useQuery('results.waiting', at)
  const [one, setOne] = useState<Waiting>()
  return (
    <Section title='待录入' note='近90天在本机构检查的人,超过28天的请尽快办理。'>
      <PagedTable
        read={read}
        turn={turn}
        empty='没有待录入的结果'
        label='待录入'
        rowKey={row => `${row.personId} ${row.service}`}
        onRow={setOne}
        columns={[
          { key: 'who', title: '姓名', width: '120px', cell: row => row.name },
          { key: 'what', title: '项目', cell: row => row.serviceName },
          { key: 'on', title: '检查日期', width: '180px', cell: row => longDate(row.examinedOn) },
          {
            key: 'late',
            title: '期限',
            width: '90px',
            cell: row => (row.late ? <Tag tone='warn'>已超期</Tag> : '—'),
          },
        ]}
      />
      <Sheet
        open={one !== undefined}
        title={one ? `${one.name} · ${one.serviceName}` : ''}
        onClose={() => setOne(undefined)}
      >
        {one && (
          <Enter
            key={`${one.personId} ${one.service}`}
            subject={one}
            onDone={() => {
              setOne(undefined)
              toast('已提交审核')
              read.reload()
              onDone()
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}

function EnteredList({ queue, onDone }: { queue: Queue; onDone: () => void }) {
  const { at, turn } = usePager()
  const read = useQuery('results.entered', { which: queue, ...at })
  const open = useAction('results.open')
  const [one, setOne] = useState<ExamResult>()
  const words = QUEUES[queue]
  const look = async (row: Output<'results.entered'>['items'][number]) => {
    const purpose = queue === 'to_release' ? 'release' : 'explain'
    const found = await open.run({ personId: row.personId, resultId: row.resultId, purpose })
    if (found) setOne(found)
  }
  return (
    <Section title={words.title} note={words.note}>
      <Problem error={open.error} />
      <PagedTable
        read={read}
        turn={turn}
        empty={words.empty}
        label={words.title}
        rowKey={row => row.resultId}
        onRow={row => void look(row)}
        columns={[
          { key: 'who', title: '姓名', width: '120px', cell: row => row.name },
          { key: 'what', title: '项目', cell: row => row.serviceName },
          { key: 'on', title: '检查日期', width: '180px', cell: row => longDate(row.examinedOn) },
        ]}
      />
      <Sheet
        open={one !== undefined}
        title={one ? `${one.name} · ${one.serviceName}` : ''}
        onClose={() => setOne(undefined)}
      >
        {one && (
          <Opened
            key={one.resultId}
            one={one}
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

function FollowUps() {
  const { at, turn } = usePager()
  const read = useQuery('results.followUps', at)
  const close = useAction('results.followedUp')
  const [one, setOne] = useState<FollowUp>()
  const [words, setWords] = useState('')
  const send = async () => {
    if (!one || !(await close.run({ personId: one.personId, followUpId: one.followUpId, words }))) return
    setOne(undefined)
    toast('已登记')
    read.reload()
  }
  return (
    <Section title='待复查' note='只有本机构医生可以看到。'>
      <PagedTable
        read={read}
        turn={turn}
        empty='没有待复查的安排'
        label='待复查'
        rowKey={row => row.followUpId}
        columns={[
          { key: 'who', title: '姓名', width: '120px', cell: row => row.name },
          { key: 'what', title: '内容', cell: row => row.words },
          {
            key: 'on',
            title: '最晚日期',
            width: '200px',
            cell: row => (row.late ? <Tag tone='warn'>{longDate(row.dueOn)}</Tag> : longDate(row.dueOn)),
          },
          {
            key: 'act',
            title: '操作',
            width: '104px',
            cell: row => (
              <Button
                variant='quiet'
                fit='words'
                label={`登记${row.name}的复查`}
                onPress={() => {
                  close.clear()
                  setWords('')
                  setOne(row)
                }}
              >
                已复查
              </Button>
            ),
          },
        ]}
      />
      <Dialog
        open={one !== undefined}
        title='登记复查情况?'
        confirm='登记'
        busy={close.busy}
        onConfirm={() => void send()}
        onCancel={() => setOne(undefined)}
      >
        <Notice>{one?.words ?? ''}</Notice>
        <TextInput label='复查情况' value={words} onChange={setWords} maxLength={200} hint='至少4个字' />
        <Problem error={close.error} />
      </Dialog>
    </Section>
  )
}

function Results({ doctor }: { doctor: boolean }) {
  const [changed, setChanged] = useState(0)
  const again = () => setChanged(changed + 1)
  return (
    <>
      {doctor && <EnteredList key={`release ${changed}`} queue='to_release' onDone={again} />}
      {doctor && <EnteredList key={`explain ${changed}`} queue='to_explain' onDone={again} />}
      {doctor && <FollowUps key={`again ${changed}`} />}
      <WaitingList key={`enter ${changed}`} onDone={again} />
      <FromFile onEntered={again} />
    </>
  )
}

export default function ResultsPage() {
  return (
    <StaffPage title='检查结果' here='/staff/pages/results/index' roles={['clerk', 'doctor']}>
      {staff => <Results doctor={staff.role === 'doctor'} />}
    </StaffPage>
  )
}
