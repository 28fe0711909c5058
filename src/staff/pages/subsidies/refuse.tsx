// Refusing an application, with a reason that the applicant reads.
import { useState } from 'react'
import type { SubsidyRefusal } from '~types/subsidies'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Dialog } from '@/components/dialog'
import { Problem } from '@/components/problem'
import { SUBSIDY_REFUSALS } from '@/components/subsidy-words'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import type { StepProps } from './opened'

const REASONS = (Object.keys(SUBSIDY_REFUSALS) as SubsidyRefusal[]).map(value => ({
  value,
  label: SUBSIDY_REFUSALS[value],
}))

export function Refuse({ one, onDone }: StepProps) {
  const refuse = useAction('subsidies.refuse')
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState<SubsidyRefusal | null>(null)
  const [words, setWords] = useState('')
  const send = async () => {
    if (reason === null || !(await refuse.run({ applicationId: one.applicationId, reason, words }))) return
    toast('已告知本人')
    onDone()
  }
  return (
    <>
      <Button variant='quiet' onPress={() => setAsking(true)}>
        不予通过
      </Button>
      <Dialog
        open={asking}
        title='不予通过这份申请?'
        confirm='确认'
        busy={refuse.busy}
        onConfirm={() => void send()}
        onCancel={() => setAsking(false)}
      >
        <Choice label='原因' options={REASONS} value={reason} onChange={setReason} />
        <TextInput
          label='说明'
          value={words}
          onChange={setWords}
          maxLength={200}
          hint='本人可以看到,并可以申请复核'
        />
        <Problem error={refuse.error} />
      </Dialog>
    </>
  )
}
