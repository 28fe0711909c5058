// 居民异议: what residents objected to, by the last day for an answer; the facts of that moment; the reply.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { APPEAL_WORDS } from '@/components/appeal-words'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { ClauseList } from '@/components/clause-list'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { TextArea } from '@/components/text-area'
import { toast } from '@/components/toast'
import { StaffPage } from '../../staff-page'

type State = 'open' | 'answered'
type Row = Output<'appeals.list'>['items'][number]
type Opened = Output<'appeals.open'>
/** Characters. */
const shortest = 5

function One({ opened, onDone }: { opened: Opened; onDone: () => void }) {
  const { appeal, clauses, reasons, missing } = opened
  const [text, setText] = useState('')
  const answer = useAction('appeals.answer')
  const submit = async () => {
    if (!(await answer.run({ appealId: appeal.appealId, answer: text }))) return
    toast('已答复')
    onDone()
  }
  return (
    <Section title={`${appeal.title} · ${APPEAL_WORDS[appeal.category].label}`}>
      <Notice title={`${instantWords(appeal.madeAt)}提交`}>{appeal.said}</Notice>
      <Section title='当时的依据' note='提交时的项目版本和登记信息,不随之后的变化而变。'>
        <Card>
          <ClauseList
            clauses={clauses.map(({ text: words, state }) => ({
              text: words,
              state: state === 'not_met' ? 'unmet' : state,
            }))}
          />
        </Card>
        {reasons.length > 0 && <Notice title='给出的原因'>{reasons.join(' ')}</Notice>}
        {missing.length > 0 && <Notice title='当时不清楚'>{missing.join('、')}</Notice>}
      </Section>
      {appeal.answer ? (
        <Notice tone='ok' title={`${instantWords(appeal.answer.at)}答复`}>
          {appeal.answer.text}
        </Notice>
      ) : (
        <>
          <Card>
            <TextArea
              label='答复'
              hint='本人会看到全文;请写明核实结果和下一步怎么办'
              value={text}
              onChange={setText}
            />
          </Card>
          <Problem error={answer.error} />
          <Button
            loading={answer.busy}
            disabled={text.trim().length < shortest}
            onPress={() => void submit()}
          >
            提交答复
          </Button>
        </>
      )}
      <Button variant='quiet' onPress={onDone}>
        返回列表
      </Button>
    </Section>
  )
}

function List({ state, onOpen }: { state: State; onOpen: (row: Row) => void }) {
  const { at, turn } = usePager()
  const read = useQuery('appeals.list', { state, ...at })
  return (
    <Loaded read={read} rows={5}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty icon='shield' title='没有异议' note='居民提交后会出现在这里。' />
        ) : (
          <>
            <Table
              label='居民异议'
              rows={items}
              rowKey={row => row.appealId}
              onRow={onOpen}
              columns={[
                { key: 'name', title: '姓名', width: '110px', cell: row => row.name },
                { key: 'title', title: '项目', cell: row => `${row.title}(第${row.version}版)` },
                { key: 'category', title: '情况', cell: row => APPEAL_WORDS[row.category].label },
                { key: 'due', title: '最迟答复', cell: row => longDate(row.dueOn) },
                {
                  key: 'state',
                  title: '状态',
                  width: '96px',
                  cell: row => (
                    <Tag tone={row.answer ? 'ok' : row.overdue ? 'danger' : 'info'}>
                      {row.answer ? '已答复' : row.overdue ? '已超期' : '待答复'}
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
  )
}

function Appeals() {
  const [state, setState] = useState<State>('open')
  const [opened, setOpened] = useState<Opened>()
  const open = useAction('appeals.open')
  const look = async ({ appealId }: Row) => {
    const found = await open.run({ appealId })
    if (found) setOpened(found)
  }
  if (opened) return <One opened={opened} onDone={() => setOpened(undefined)} />
  return (
    <>
      <Choice<State>
        label='查看'
        layout='side-by-side'
        options={[
          { value: 'open', label: '待答复' },
          { value: 'answered', label: '已答复' },
        ]}
        value={state}
        onChange={setState}
      />
      <Problem error={open.error} />
      <List key={state} state={state} onOpen={row => void look(row)} />
    </>
  )
}

export default function AppealsPage() {
  return (
    <StaffPage title='居民异议' here='/staff/pages/appeals/index' roles={['manager']}>
      {() => <Appeals />}
    </StaffPage>
  )
}
