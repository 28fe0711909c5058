// An outcome that was entered wrongly: one worker proposes to take it back, another confirms, within 24 hours.
import { useState } from 'react'
import type { Patient, PregnancyReversal, ReversalReason } from '~types/pregnancy'
import type { PersonId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'
import { OUTCOMES } from './outcomes'

const REASONS: Record<ReversalReason, string> = {
  wrong_person: '登记到了别人名下',
  wrong_outcome: '选错了结局',
  misunderstood: '情况了解有误',
}
const options = (Object.keys(REASONS) as ReversalReason[]).map(value => ({ value, label: REASONS[value] }))

interface ReversalProps {
  personId: PersonId
  reversal: PregnancyReversal
  onChanged: (patient: Patient) => void
}

function Propose({ personId, onChanged }: Pick<ReversalProps, 'personId' | 'onChanged'>) {
  const [reason, setReason] = useState<ReversalReason | null>(null)
  const propose = useAction('patient.proposeReversal')
  const submit = async () => {
    if (reason === null) return
    const patient = await propose.run({ personId, reason })
    if (patient) onChanged(patient)
  }
  return (
    <>
      <Card>
        <Choice label='撤销原因' options={options} value={reason} onChange={setReason} />
      </Card>
      <Problem error={propose.error} />
      <Button
        variant='secondary'
        loading={propose.busy}
        disabled={reason === null}
        onPress={() => void submit()}
      >
        提出撤销
      </Button>
    </>
  )
}

function Confirm({ personId, onChanged }: Pick<ReversalProps, 'personId' | 'onChanged'>) {
  const confirm = useAction('patient.confirmReversal')
  const submit = async () => {
    const done = await confirm.run({ personId })
    if (!done) return
    toast(done.withoutPlace === 0 ? '已撤销' : `已撤销,有${done.withoutPlace}张券名额已满,未恢复`)
    onChanged(done.patient)
  }
  return (
    <>
      <Problem error={confirm.error} />
      <Button loading={confirm.busy} onPress={() => void submit()}>
        确认撤销
      </Button>
    </>
  )
}

export function Reversal({ personId, reversal, onChanged }: ReversalProps) {
  const { outcome, until, proposed } = reversal
  return (
    <Section
      title='撤销结局登记'
      note={`「${OUTCOMES[outcome]}」如登记有误,${instantWords(until)}前由两人撤销:一人提出,另一人确认。撤销后孕期、券和提醒恢复;取消的预约不恢复,请与她重新约定。`}
    >
      {proposed === null ? (
        <Propose personId={personId} onChanged={onChanged} />
      ) : (
        <>
          <Notice>{`已提出撤销:${REASONS[proposed.reason]}。${proposed.byMe ? '请另一位同事查找她的档案并确认。' : ''}`}</Notice>
          {!proposed.byMe && <Confirm personId={personId} onChanged={onChanged} />}
        </>
      )}
    </Section>
  )
}
