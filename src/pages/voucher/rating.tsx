// After a voucher was used: how was it, in stars and a few words; below three a human calls.
import { useState } from 'react'
import type { VoucherId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'

const STARS = [
  { value: '5', label: '很满意' },
  { value: '4', label: '满意' },
  { value: '3', label: '一般' },
  { value: '2', label: '不太满意' },
  { value: '1', label: '不满意' },
] as const
type Stars = (typeof STARS)[number]['value']
const wordsFor = (stars: number): string => STARS.find(({ value }) => value === String(stars))?.label ?? ''

function Form({ voucherId, onRated }: { voucherId: VoucherId; onRated: (says: string) => void }) {
  const [stars, setStars] = useState<Stars | null>(null)
  const [words, setWords] = useState('')
  const rate = useAction('feedback.rate')
  const submit = async () => {
    if (stars === null) return
    const answer = await rate.run({ voucherId, stars: Number(stars), ...(words === '' ? {} : { words }) })
    if (answer) onRated(answer.says)
  }
  return (
    <>
      <Choice
        label='这次服务怎么样'
        layout='side-by-side'
        options={STARS}
        value={stars}
        onChange={setStars}
      />
      <TextInput
        label='想说的话'
        optional
        value={words}
        onChange={setWords}
        maxLength={200}
        hint='不必写检查结果和病情'
      />
      <Problem error={rate.error} />
      <Button loading={rate.busy} disabled={stars === null} onPress={() => void submit()}>
        提交评价
      </Button>
    </>
  )
}

export function Rating({ voucherId }: { voucherId: VoucherId }) {
  const { data, reload } = useQuery('feedback.rating', { voucherId })
  const [says, setSays] = useState<string>()
  const [again, setAgain] = useState(false)
  if (data === undefined || (!data.asks && data.rating === null)) return null
  const { rating, asks } = data
  if (rating === null || again)
    return (
      <Section title='评价这次服务'>
        <Form
          voucherId={voucherId}
          onRated={text => {
            setSays(text)
            setAgain(false)
            reload()
          }}
        />
      </Section>
    )
  return (
    <Section title='您的评价'>
      <Notice
        tone='ok'
        title={wordsFor(rating.stars)}
        {...(rating.changeable && asks
          ? { action: { text: '更改评价', onPress: () => setAgain(true) } }
          : {})}
      >
        {[rating.words ?? '', says ?? ''].filter(text => text !== '').join(' ') || '谢谢您的评价。'}
      </Notice>
    </Section>
  )
}
