// 医院通报: what hospitals told the town, on to the village, and what the village found. Overdue first.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { Notice as HospitalNotice, NoticeFeedback, NoticeId, NoticeKind } from '~types/notices'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { longDate } from '@/components/date-words'
import { DueDate } from '@/components/due-date'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { makeCall } from '@/platform/make-call'
import { StaffPage } from '../../staff-page'

const KINDS: Record<NoticeKind, string> = { pregnancy: '建册', examination: '产检', birth: '分娩' }
const FEEDBACKS: { value: NoticeFeedback; label: string }[] = [
  { value: 'visited', label: '已上门' },
  { value: 'phoned', label: '已电话联系' },
  { value: 'away', label: '人在外地' },
  { value: 'moved_out', label: '已迁走' },
  { value: 'not_found', label: '查无此人' },
]
const STATES: Record<HospitalNotice['state'], string> = {
  received: '待接收',
  acknowledged: '待转社区',
  forwarded: '待社区答复',
  answered: '已答复',
  withdrawn: '已撤回',
}
const feedbackWord = (value: NoticeFeedback | null): string =>
  FEEDBACKS.find(one => one.value === value)?.label ?? ''

type Level = Output<'notices.list'>['level']

function Answer({ noticeId, onDone }: { noticeId: NoticeId; onDone: () => void }) {
  const [feedback, setFeedback] = useState<NoticeFeedback | null>(null)
  const [note, setNote] = useState('')
  const answer = useAction('notices.answer')
  const submit = async () => {
    if (feedback === null) return
    if (!(await answer.run({ noticeId, feedback, ...(note === '' ? {} : { note }) }))) return
    toast('已答复')
    onDone()
  }
  return (
    <>
      <Choice label='结果' options={FEEDBACKS} value={feedback} onChange={setFeedback} />
      <TextInput
        label='备注'
        optional
        value={note}
        onChange={setNote}
        maxLength={200}
        hint='不写检查结果和病情'
      />
      <Problem error={answer.error} />
      <Button loading={answer.busy} disabled={feedback === null} onPress={() => void submit()}>
        答复
      </Button>
    </>
  )
}

function Opened({
  opened,
  level,
  onDone,
}: {
  opened: Output<'notices.open'>
  level: Level
  onDone: () => void
}) {
  const { notice, phone } = opened
  const { noticeId, state } = notice
  const acknowledge = useAction('notices.acknowledge')
  const forward = useAction('notices.forward')
  const take = async (made: Promise<HospitalNotice | undefined>, words: string) => {
    if (!(await made)) return
    toast(words)
    onDone()
  }
  const times: readonly (readonly [string, string | null])[] = [
    ['收到', notice.receivedAt],
    ['街道接收', notice.acknowledgedAt],
    ['转给社区', notice.forwardedAt],
    ['社区接收', notice.villageAcknowledgedAt],
  ]
  return (
    <>
      <Card flush>
        <Cell
          title={`${KINDS[notice.kind]}通报`}
          note={notice.institution ?? '机构未注明'}
          value={opened.happenedOn ? longDate(opened.happenedOn) : ''}
        />
        <Cell title='住址' value={notice.village} />
        {times.map(([title, at]) =>
          at === null ? null : <Cell key={title} title={title} value={instantWords(at)} />,
        )}
        {notice.feedback && (
          <Cell title='社区答复' value={feedbackWord(notice.feedback)} note={opened.note ?? ''} />
        )}
      </Card>
      {phone === null ? (
        <Notice tone='warn'>没有登记电话,请上门或通过社区联系。</Notice>
      ) : (
        <Button icon='phone' variant='secondary' onPress={() => void makeCall(phone)}>
          {phone}
        </Button>
      )}
      <Problem error={acknowledge.error ?? forward.error} />
      {level === 'town' && state === 'received' && (
        <Button
          variant='secondary'
          loading={acknowledge.busy}
          onPress={() => void take(acknowledge.run({ noticeId }), '已接收')}
        >
          确认接收
        </Button>
      )}
      {level === 'town' && (state === 'received' || state === 'acknowledged') && (
        <Button loading={forward.busy} onPress={() => void take(forward.run({ noticeId }), '已转给社区')}>
          转给社区
        </Button>
      )}
      {level === 'village' && state === 'forwarded' && notice.villageAcknowledgedAt === null && (
        <Button
          variant='secondary'
          loading={acknowledge.busy}
          onPress={() => void take(acknowledge.run({ noticeId }), '已接收')}
        >
          确认接收
        </Button>
      )}
      {state === 'forwarded' && <Answer noticeId={noticeId} onDone={onDone} />}
    </>
  )
}

function Inbox({ canOpen }: { canOpen: boolean }) {
  const [show, setShow] = useState<'open' | 'closed'>('open')
  const { at, turn, restart } = usePager()
  const read = useQuery('notices.list', { show, ...at })
  const open = useAction('notices.open')
  const [opened, setOpened] = useState<Output<'notices.open'>>()
  const look = async (noticeId: NoticeId) => {
    const found = await open.run({ noticeId })
    if (found) setOpened(found)
  }
  return (
    <Section title='按期限排列' note='姓名打开前不完整显示;每次打开都会记录,本人可以看到。'>
      <Choice
        label='查看'
        layout='side-by-side'
        options={[
          { value: 'open' as const, label: '待办' },
          { value: 'closed' as const, label: '已办' },
        ]}
        value={show}
        onChange={value => {
          setShow(value)
          restart()
        }}
      />
      <Problem error={open.error} />
      <Loaded read={read} rows={5}>
        {({ level, items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty icon='outbox' title='没有通报' note='医院报来建册、产检或分娩信息时会出现在这里。' />
            ) : (
              <Table
                label='医院通报'
                rows={items}
                rowKey={row => row.noticeId}
                {...(canOpen ? { onRow: (row: HospitalNotice) => void look(row.noticeId) } : {})}
                columns={[
                  {
                    key: 'due',
                    title: '期限',
                    width: '120px',
                    cell: row => <DueDate dueOn={row.dueOn} overdue={row.overdue} />,
                  },
                  { key: 'kind', title: '事项', width: '72px', cell: row => KINDS[row.kind] },
                  { key: 'who', title: '姓名', width: '100px', cell: row => row.name },
                  { key: 'where', title: '社区', cell: row => row.village },
                  { key: 'from', title: '来自', cell: row => row.institution ?? '' },
                  {
                    key: 'state',
                    title: '进度',
                    width: '120px',
                    cell: row => (row.feedback ? feedbackWord(row.feedback) : STATES[row.state]),
                  },
                ]}
              />
            )}
            {turn(next)}
            <Sheet
              open={opened !== undefined}
              title={opened?.name ?? ''}
              onClose={() => setOpened(undefined)}
            >
              {opened && (
                <Opened
                  key={opened.notice.noticeId}
                  opened={opened}
                  level={level}
                  onDone={() => {
                    setOpened(undefined)
                    read.reload()
                  }}
                />
              )}
            </Sheet>
          </>
        )}
      </Loaded>
    </Section>
  )
}

export default function NoticesPage() {
  return (
    <StaffPage title='医院通报' here='/staff/pages/notices/index' roles={['health_worker', 'manager']}>
      {staff => <Inbox canOpen={staff.role === 'health_worker'} />}
    </StaffPage>
  )
}
