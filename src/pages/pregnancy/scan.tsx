// An ultrasound dating: the result says whether the due date moved and by which rule.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { LocalDate } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { longDate } from '@/components/date-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { ScanFields, useScan } from '@/components/scan-fields'

function Result({ result, onDone }: { result: Output<'pregnancy.correctDating'>; onDone: () => void }) {
  const { changed, differenceDays, thresholdDays, pregnancy } = result
  return (
    <>
      <Notice tone='ok' title={changed ? '预产期已更正' : '预产期不变'}>
        {`超声与推算相差${differenceDays}天,${changed ? `超过${thresholdDays}天,以超声为准` : `未超过${thresholdDays}天,维持原推算`}。${pregnancy.edd ? `预产期 ${longDate(pregnancy.edd)}。` : ''}${changed ? '提醒已按新的日期重排。' : ''}`}
      </Notice>
      <Button onPress={onDone}>查看安排</Button>
    </>
  )
}

export function Scan({ today, onDone }: { today: LocalDate; onDone: () => void }) {
  const { scan, setScan, input, complete } = useScan(today)
  const [result, setResult] = useState<Output<'pregnancy.correctDating'>>()
  const correct = useAction('pregnancy.correctDating')
  if (result) return <Result result={result} onDone={onDone} />
  const submit = async () => {
    const made = await correct.run(input)
    if (made) setResult(made)
  }
  return (
    <>
      <Notice>请按超声报告填写。最早的一次超声最准;之后的超声用于看生长,不再更改预产期。</Notice>
      <ScanFields scan={scan} onChange={setScan} today={today} error={correct.error} />
      <Problem error={correct.error} />
      <Button loading={correct.busy} disabled={!complete} onPress={() => void submit()}>
        提交
      </Button>
    </>
  )
}
