// The lines of a statement, all or those with differences; a manager opens one to pay it or to hold it back.
import { useState } from 'react'
import type { Input, Output } from '~types/contract'
import { differenceWords, kindWords, standingWords, yuan } from '~types/settlement-words'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
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

type Which = Input<'settlement.get'>
type Line = Output<'settlement.lines'>['items'][number]

const SHOWN = [
  { value: 'flagged', label: '有差异' },
  { value: 'all', label: '全部' },
] as const

const flagWords = ({ flags }: Line): string => flags.map(flag => differenceWords[flag]).join('、')

function Decide({
  which,
  line,
  decides,
  onDone,
}: {
  which: Which
  line: Line
  decides: boolean
  onDone: () => void
}) {
  const decide = useAction('settlement.decide')
  const [reason, setReason] = useState('')
  const wrong = decide.error?.field('reason')
  const pay = line.standing === 'held'
  const send = async () => {
    if (!(await decide.run({ ...which, eventId: line.eventId, pay, reason }))) return
    toast(pay ? '已改为结算' : '已暂缓')
    onDone()
  }
  return (
    <>
      <Card flush>
        <Cell title='项目' value={line.title} />
        <Cell title={kindWords[line.kind]} value={instantWords(line.at)} />
        <Cell title='金额' value={`${yuan(line.amount)} 元`} note={standingWords[line.standing]} />
        <Cell title='差异' note={line.flags.length === 0 ? '无' : flagWords(line)} />
      </Card>
      {line.kind === 'reversal' ? (
        <Notice>撤销随原核销: 原核销已结算的扣回,暂缓的不重复扣。</Notice>
      ) : (
        decides && (
          <>
            <TextInput
              label='原因'
              value={reason}
              onChange={setReason}
              maxLength={200}
              hint='至少4个字,会记录'
              {...(wrong === undefined ? {} : { error: wrong })}
            />
            {wrong === undefined && <Problem error={decide.error} />}
            <Button loading={decide.busy} onPress={() => void send()}>
              {pay ? '核实后结算' : '暂缓结算'}
            </Button>
          </>
        )
      )}
    </>
  )
}

export function Lines({
  which,
  decides,
  onDecided,
}: {
  which: Which
  decides: boolean
  onDecided: () => void
}) {
  const [shown, setShown] = useState<'flagged' | 'all'>('flagged')
  const { at, turn, restart } = usePager()
  const read = useQuery('settlement.lines', { ...which, flagged: shown === 'flagged', ...at })
  const [line, setLine] = useState<Line>()
  return (
    <Section title='明细' note='姓名不完整显示。'>
      <Choice
        label='显示'
        layout='side-by-side'
        options={SHOWN}
        value={shown}
        onChange={value => {
          restart()
          setShown(value)
        }}
      />
      <Loaded read={read} rows={5}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='check' title={shown === 'flagged' ? '没有差异' : '没有明细'} />
          ) : (
            <>
              <Table
                label='明细'
                rows={items}
                rowKey={row => row.eventId}
                onRow={setLine}
                columns={[
                  { key: 'at', title: '时间', width: '190px', cell: row => instantWords(row.at) },
                  { key: 'who', title: '姓名', width: '100px', cell: row => row.name },
                  { key: 'what', title: '项目', cell: row => row.title },
                  { key: 'kind', title: '类别', width: '72px', cell: row => kindWords[row.kind] },
                  {
                    key: 'sum',
                    title: '金额(元)',
                    width: '110px',
                    numeric: true,
                    cell: row => yuan(row.amount),
                  },
                  { key: 'flags', title: '差异', cell: flagWords },
                  { key: 'stands', title: '结果', width: '84px', cell: row => standingWords[row.standing] },
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
      <Sheet open={line !== undefined} title={line?.name ?? ''} onClose={() => setLine(undefined)}>
        {line && (
          <Decide
            key={line.eventId}
            which={which}
            line={line}
            decides={decides}
            onDone={() => {
              setLine(undefined)
              onDecided()
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}
