// 我的记录: blood pressure, weight and glucose that she measures herself, with their curve. Hers alone.
import { useState } from 'react'
import type { SelfRecord } from '~types/diary'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { Dialog } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { Asks } from './asks'
import { Curve } from './curve'
import { FIELDS, figureWords, KINDS, linesOf, valuesOf, WHEN, type Measured, type When } from './kinds'

function Write({ kind, onWritten }: { kind: Measured; onWritten: (record: SelfRecord) => void }) {
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [when, setWhen] = useState<When>('fasting')
  const add = useAction('diary.add')
  const read = valuesOf(kind, typed, when)
  const send = async () => {
    if (!('values' in read)) return
    const made = await add.run({ values: read.values })
    if (!made) return
    setTyped({})
    toast('已记录')
    onWritten(made)
  }
  return (
    <>
      {FIELDS[kind].map(({ name, label, hint }) => (
        <TextInput
          key={name}
          label={label}
          hint={hint}
          kind='number'
          value={typed[name] ?? ''}
          maxLength={6}
          onChange={text => setTyped({ ...typed, [name]: text })}
        />
      ))}
      {kind === 'glucose' && (
        <Choice
          label='什么时候测的'
          layout='side-by-side'
          options={[...WHEN]}
          value={when}
          onChange={setWhen}
        />
      )}
      {'fault' in read && read.fault !== null && <Notice tone='warn'>{read.fault}</Notice>}
      <Problem error={add.error} />
      <Button loading={add.busy} disabled={!('values' in read)} onPress={() => void send()}>
        记录
      </Button>
    </>
  )
}

function History({ kind }: { kind: Measured }) {
  const { at, turn } = usePager()
  const read = useQuery('diary.mine', { kind, ...at })
  const remove = useAction('diary.remove')
  const [gone, setGone] = useState<SelfRecord>()
  const take = async () => {
    if (gone === undefined || !(await remove.run({ recordId: gone.recordId }))) return
    setGone(undefined)
    read.reload()
  }
  return (
    <Section title='记录' note='只有您自己能看到。点一条可以删除。'>
      <Loaded read={read} rows={3}>
        {({ items, next }) => {
          const oldest = [...items].reverse()
          return items.length === 0 ? (
            <Empty icon='sprout' title='还没有记录' note='记下第一次,就能看到变化。' />
          ) : (
            <>
              {items.length > 1 && (
                <Card>
                  <Curve
                    lines={linesOf(oldest.map(({ values }) => values))}
                    at={oldest.map(({ measuredAt }) => measuredAt)}
                  />
                </Card>
              )}
              <Card flush>
                {items.map(item => (
                  <Cell
                    key={item.recordId}
                    title={figureWords(item.values)}
                    note={instantWords(item.measuredAt)}
                    {...(item.advice === 'none'
                      ? {}
                      : { value: item.advice === 'today' ? '请当天就医' : '给医生看' })}
                    onPress={() => setGone(item)}
                  />
                ))}
              </Card>
              {turn(next)}
            </>
          )
        }}
      </Loaded>
      <Dialog
        open={gone !== undefined}
        title='删除这条记录?'
        confirm='删除'
        danger
        busy={remove.busy}
        onConfirm={() => void take()}
        onCancel={() => setGone(undefined)}
      >
        <Problem error={remove.error} />
        {gone ? `${figureWords(gone.values)},${instantWords(gone.measuredAt)}` : ''}
      </Dialog>
    </Section>
  )
}

export default function DiaryPage() {
  const [kind, setKind] = useState<Measured>('blood_pressure')
  const [last, setLast] = useState<SelfRecord>()
  const choose = (other: Measured) => {
    setKind(other)
    setLast(undefined)
  }
  return (
    <Page title='我的记录'>
      <Choice label='记什么' layout='side-by-side' options={[...KINDS]} value={kind} onChange={choose} />
      <Write key={kind} kind={kind} onWritten={setLast} />
      {last && <Asks advice={last.advice} kind={last.values.kind} />}
      <History key={`${kind} ${last?.recordId ?? ''}`} kind={kind} />
    </Page>
  )
}
