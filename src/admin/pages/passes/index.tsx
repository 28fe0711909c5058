// 比对运行: the runs of the city pass, how far the present one is, and the button that carries it on.
import { useState } from 'react'
import type { PassRun } from '~types/passes'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { count } from '../../policy/words'
import { Current } from './current'
import { doneOf, SCOPE_WORDS, STATE_TONES, STATE_WORDS } from './words'

function Runs({ runs }: { runs: readonly PassRun[] }) {
  const figure = (key: string) => (run: PassRun) => count(run.counts[key] ?? 0)
  const numeric = { width: '100px', numeric: true } as const
  return (
    <Table
      label='历次比对'
      rows={runs}
      rowKey={run => run.runId}
      columns={[
        { key: 'at', title: '开始时间', width: '200px', cell: run => instantWords(run.startedAt) },
        { key: 'scope', title: '范围', width: '90px', cell: run => SCOPE_WORDS[run.scope] },
        { key: 'pieces', title: '步骤', ...numeric, cell: run => `${doneOf(run)}/${run.pieces.length}` },
        { key: 'changed', title: '有变化', ...numeric, cell: figure('changed') },
        { key: 'opened', title: '新增', ...numeric, cell: figure('opened') },
        { key: 'closed', title: '减少', ...numeric, cell: figure('closed') },
        { key: 'messages', title: '消息', ...numeric, cell: figure('messages') },
        {
          key: 'state',
          title: '状态',
          width: '100px',
          cell: run => <Tag tone={STATE_TONES[run.state]}>{STATE_WORDS[run.state]}</Tag>,
        },
      ]}
    />
  )
}

export default function Passes() {
  const { at, turn, restart } = usePager()
  const read = useQuery('passes.list', at)
  const piece = useAction('passes.start')
  const [now, setNow] = useState<PassRun>()
  const [going, setGoing] = useState(false)
  const [busy, setBusy] = useState(false)
  /** A piece a call, until the run is done, another instance has the rest, or a call fails. */
  const carryOn = async () => {
    setGoing(true)
    setBusy(false)
    for (;;) {
      const answer = await piece.run({})
      if (answer === undefined) break
      setNow(answer.run)
      setBusy(answer.busy)
      if (answer.busy || answer.run.state !== 'running') break
    }
    setGoing(false)
    restart()
    read.reload()
  }
  return (
    <Page title='比对运行' wide='admin'>
      <Loaded read={read} rows={8}>
        {({ items, next }) => {
          const shown = now ?? items[0]
          const open = shown?.state === 'running'
          return (
            <>
              <Section
                title={going || open ? '当前比对' : '最近一次比对'}
                note='每天凌晨自动进行;政策有新版本时和每周日比对全员。'
              >
                {shown === undefined ? (
                  <Empty icon='refresh' title='还没有比对过' note='第一次比对会查看全部人员。' />
                ) : (
                  <Current run={shown} />
                )}
                {busy && <Notice>其余步骤正由另一处进行,稍后刷新即可看到结果。</Notice>}
                <Problem error={piece.error} />
                <Button icon='refresh' fit='words' loading={going} onPress={() => void carryOn()}>
                  {open && !going ? '继续比对' : '立即比对'}
                </Button>
              </Section>
              {items.length > 0 && (
                <Section title='历次比对'>
                  <Runs runs={items} />
                  {turn(next)}
                </Section>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
