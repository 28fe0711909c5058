// What a manager does: decide, record the payment, settle an appeal. Never who did the step before.
import { useState } from 'react'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import type { StepProps } from './opened'
import { Refuse } from './refuse'

const Mine = () => <Notice tone='warn'>上一步是您办理的,需要另一位工作人员办理。</Notice>

export function Decide({ one, onDone }: StepProps) {
  const approve = useAction('subsidies.approve')
  const send = async () => {
    if (!(await approve.run({ applicationId: one.applicationId }))) return
    toast('已批准')
    onDone()
  }
  if (one.mine) return <Mine />
  return (
    <>
      <Problem error={approve.error} />
      <Button loading={approve.busy} onPress={() => void send()}>
        批准
      </Button>
      <Refuse one={one} onDone={onDone} />
    </>
  )
}

export function Pay({ one, onDone }: StepProps) {
  const pay = useAction('subsidies.pay')
  const [reference, setReference] = useState('')
  const send = async () => {
    if (!(await pay.run({ applicationId: one.applicationId, reference }))) return
    toast('已登记发放')
    onDone()
  }
  return (
    <>
      {one.bank && (
        <Card flush>
          <Cell title='户名' value={one.bank.holder} />
          <Cell title='卡号' value={one.bank.account} />
        </Card>
      )}
      <TextInput label='支付凭证号' value={reference} onChange={setReference} maxLength={40} />
      <Problem error={pay.error} />
      <Button loading={pay.busy} disabled={reference.trim().length < 4} onPress={() => void send()}>
        登记已发放
      </Button>
    </>
  )
}

export function Appeal({ one, onDone }: StepProps) {
  const settle = useAction('subsidies.settleAppeal')
  const [answer, setAnswer] = useState('')
  const send = async (reopen: boolean) => {
    if (!(await settle.run({ applicationId: one.applicationId, reopen, answer }))) return
    toast('已答复')
    onDone()
  }
  if (one.mine) return <Mine />
  const empty = answer.trim().length < 4
  return (
    <>
      <TextInput label='答复' value={answer} onChange={setAnswer} maxLength={200} hint='本人可以看到' />
      <Problem error={settle.error} />
      <Button loading={settle.busy} disabled={empty} onPress={() => void send(true)}>
        重新审核
      </Button>
      <Button variant='quiet' disabled={empty || settle.busy} onPress={() => void send(false)}>
        维持原决定
      </Button>
    </>
  )
}
