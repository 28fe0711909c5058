// One result of hers, opened by a tap of her own, and what of it the partner may read.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { OPINION_WORDS } from '~types/opinion-words'
import type { ResultId } from '~types/results'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { Toggle } from '@/components/toggle'

type Result = Output<'results.read'>

function Sharing({
  resultId,
  result,
  onChanged,
}: {
  resultId: ResultId
  result: Result
  onChanged: (items: readonly string[], shared: boolean) => void
}) {
  const share = useAction('results.share')
  const set = async (items: readonly string[], shared: boolean) => {
    if (items.length === 0 || !(await share.run({ resultId, items: [...items], shared }))) return
    onChanged(items, shared)
  }
  const usual = result.items.filter(item => !item.intimate && !item.shared).map(item => item.item)
  return (
    <Section title='给伴侣看' note='逐项选择,随时可以收回,对方不会收到通知。'>
      <Card flush>
        {result.items.map(item => (
          <Toggle
            key={item.item}
            label={item.name}
            value={item.shared}
            disabled={share.busy}
            onChange={shared => void set([item.item], shared)}
          />
        ))}
      </Card>
      <Problem error={share.error} />
      {usual.length > 0 && (
        <Button variant='secondary' loading={share.busy} onPress={() => void set(usual, true)}>
          分享一般项目
        </Button>
      )}
      <Notice>「分享一般项目」不包含私密项目,私密项目只能单独打开。</Notice>
    </Section>
  )
}

export function OwnResult({ resultId }: { resultId: ResultId }) {
  const read = useAction('results.read')
  const [result, setResult] = useState<Result>()
  const open = async () => {
    const found = await read.run({ resultId })
    if (found) setResult(found)
  }
  if (result === undefined)
    return (
      <>
        <Notice>请确认身边没有不便看到的人。打开会留下记录,可在「我的」中查看。</Notice>
        <Problem error={read.error} />
        <Button loading={read.busy} onPress={() => void open()}>
          打开
        </Button>
      </>
    )
  return (
    <>
      <Card flush>
        <Cell title={result.serviceName} note={`${longDate(result.examinedOn)} · ${result.institution}`} />
        <Cell title='医学意见' note={OPINION_WORDS[result.opinion]} />
        {result.advice !== '' && <Cell title='医生建议' note={result.advice} />}
      </Card>
      <Card flush>
        {result.items.map(item => (
          <Cell
            key={item.item}
            title={item.name}
            note={`常见: ${item.usual}`}
            value={
              <Tag tone={item.finding === 'noted' ? 'info' : 'neutral'}>
                {`${item.value} ${item.unit}`.trim()}
              </Tag>
            }
          />
        ))}
      </Card>
      {result.canShare && (
        <Sharing
          resultId={resultId}
          result={result}
          onChanged={(items, shared) =>
            setResult({
              ...result,
              items: result.items.map(one => (items.includes(one.item) ? { ...one, shared } : one)),
            })
          }
        />
      )}
    </>
  )
}
