// An ultrasound dating: the result says whether the due date moved and by which rule.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { LocalDate } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { longDate } from '@/components/date-words'
import { DatePicker } from '@/components/date-picker'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { TextInput } from '@/components/text-input'

/** A browser's field takes letters too, and a number that is none has no sentence of its own. */
const digits = (text: string): string => text.replace(/\D/g, '')

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
  const [scanOn, setScanOn] = useState<string>(today)
  const [weeks, setWeeks] = useState('')
  const [days, setDays] = useState('0')
  const [result, setResult] = useState<Output<'pregnancy.correctDating'>>()
  const correct = useAction('pregnancy.correctDating')
  const error = (path: string) => {
    const text = correct.error?.field(path)
    return text === undefined ? {} : { error: text }
  }
  if (result) return <Result result={result} onDone={onDone} />
  const submit = async () => {
    const made = await correct.run({ scanOn: scanOn as LocalDate, weeks: Number(weeks), days: Number(days) })
    if (made) setResult(made)
  }
  return (
    <>
      <Notice>请按超声报告填写。最早的一次超声最准;之后的超声用于看生长,不再更改预产期。</Notice>
      <Card>
        <DatePicker
          label='超声检查日期'
          value={scanOn}
          onChange={setScanOn}
          max={today}
          {...error('scanOn')}
        />
        <TextInput
          label='报告孕周(周)'
          kind='number'
          maxLength={2}
          value={weeks}
          onChange={text => setWeeks(digits(text))}
          {...error('weeks')}
        />
        <TextInput
          label='加几天'
          kind='number'
          maxLength={1}
          value={days}
          onChange={text => setDays(digits(text))}
          {...error('days')}
        />
      </Card>
      <Problem error={correct.error} />
      <Button loading={correct.busy} disabled={weeks === ''} onPress={() => void submit()}>
        提交
      </Button>
    </>
  )
}
