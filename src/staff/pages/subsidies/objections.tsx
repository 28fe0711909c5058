// What was said against an application while it was public; each is answered before the decision.
import { useState } from 'react'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { instantWords } from '@/components/instant-words'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import type { StepProps } from './opened'

function Answer({
  one,
  objection,
  onDone,
}: StepProps & { objection: StepProps['one']['objections'][number] }) {
  const answer = useAction('subsidies.answerObjection')
  const [words, setWords] = useState('')
  const send = async () => {
    const { applicationId } = one
    if (!(await answer.run({ applicationId, objectionId: objection.objectionId, answer: words }))) return
    toast('已答复')
    onDone()
  }
  return (
    <>
      <TextInput label='答复' value={words} onChange={setWords} maxLength={200} hint='至少4个字' />
      <Problem error={answer.error} />
      <Button
        variant='secondary'
        loading={answer.busy}
        disabled={words.trim().length < 4}
        onPress={() => void send()}
      >
        答复这条意见
      </Button>
    </>
  )
}

export function Objections({ one, onDone }: StepProps) {
  if (one.objections.length === 0) return null
  return (
    <Section title='公示意见'>
      <Card flush>
        {one.objections.map(({ objectionId, said, madeAt, answer }) => (
          <Cell key={objectionId} title={said} value={instantWords(madeAt)} note={answer ?? '待答复'} />
        ))}
      </Card>
      {one.objections
        .filter(({ answer }) => answer === null)
        .slice(0, 1)
        .map(objection => (
          <Answer key={objection.objectionId} one={one} objection={objection} onDone={onDone} />
        ))}
    </Section>
  )
}
