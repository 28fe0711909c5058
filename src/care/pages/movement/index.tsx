// 数胎动: one press a movement, two hours at most; ten are enough. What was counted is kept on the device until it is written.
import { useEffect, useState } from 'react'
import type { SelfRecord } from '~types/diary'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Numeral } from '@/components/numeral'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { z } from '~types/schema'
import { forget, readStored, store, type OwnKey } from '@/platform/storage'
import { Asks } from '../diary/asks'
import { figureWords } from '../diary/kinds'

const KEY: OwnKey = 'movement'
const LONGEST = 120
/** Movements within five minutes of a counted one are one. */
const APART_MS = 5 * 60_000

const session = z.object({ from: z.number(), presses: z.array(z.number()) })
type Session = z.infer<typeof session>

const kept = (): Session | null => {
  const held = session.safeParse(readStored(KEY))
  return held.success && Date.now() - held.data.from < 6 * 3_600_000 ? held.data : null
}

/** Those that are five minutes apart, as a midwife counts them. */
export function counted(presses: readonly number[]): number {
  let [count, last] = [0, -Infinity]
  for (const at of presses)
    if (at - last >= APART_MS) {
      count += 1
      last = at
    }
  return count
}

const minutesSince = (from: number, now: number): number =>
  Math.min(LONGEST, Math.max(1, Math.floor((now - from) / 60_000)))

function useNow(running: boolean): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    if (!running) return undefined
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [running])
  return now
}

function Counter({ onWritten }: { onWritten: (record: SelfRecord) => void }) {
  const [run, setRun] = useState(kept)
  const add = useAction('diary.add')
  const now = useNow(run !== null)
  const put = (next: Session) => {
    setRun(next)
    store(KEY, next)
  }
  const end = async () => {
    if (run === null) return
    const made = await add.run({
      values: { kind: 'movement', count: counted(run.presses), minutes: minutesSince(run.from, Date.now()) },
    })
    if (!made) return
    forget(KEY)
    setRun(null)
    onWritten(made)
  }
  if (run === null) return <Button onPress={() => put({ from: Date.now(), presses: [] })}>开始数</Button>
  const minutes = minutesSince(run.from, Math.max(now, run.presses.at(-1) ?? 0))
  return (
    <>
      <Card tone='tint'>
        <Numeral label='胎动' value={counted(run.presses)} unit='次' rest={`已数${minutes}分钟`} />
      </Card>
      <Button icon='check' onPress={() => put({ ...run, presses: [...run.presses, Date.now()] })}>
        动了一下
      </Button>
      {minutes >= LONGEST && <Notice title='已满2小时'>可以结束并记录了。</Notice>}
      <Problem error={add.error} />
      <Button variant='secondary' loading={add.busy} onPress={() => void end()}>
        结束并记录
      </Button>
      <Button
        variant='quiet'
        disabled={add.busy}
        onPress={() => {
          forget(KEY)
          setRun(null)
        }}
      >
        这次不记
      </Button>
    </>
  )
}

function History() {
  const { at, turn } = usePager()
  const read = useQuery('diary.mine', { kind: 'movement', ...at })
  return (
    <Section title='以前数的' note='只有您自己能看到。'>
      <Loaded read={read} rows={3}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='sprout' title='还没有数过' />
          ) : (
            <>
              <Card flush>
                {items.map(item => (
                  <Cell
                    key={item.recordId}
                    title={figureWords(item.values)}
                    note={instantWords(item.measuredAt)}
                    {...(item.advice === 'today' ? { value: '请当天就医' } : {})}
                  />
                ))}
              </Card>
              {turn(next)}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

export default function MovementPage() {
  const [last, setLast] = useState<SelfRecord>()
  return (
    <Page title='数胎动'>
      <Notice title='怎样数'>
        孕28周起,每天在固定的时间安静地坐着或侧卧数。连续动算一次,间隔5分钟以上再动算下一次。2小时数到10次就可以结束;不到10次或明显比平时少,请当天到医院。
      </Notice>
      <Counter key={last?.recordId ?? ''} onWritten={setLast} />
      {last && <Asks advice={last.advice} kind='movement' />}
      <History key={`history ${last?.recordId ?? ''}`} />
    </Page>
  )
}
