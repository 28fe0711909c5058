// What the reader may do with a statement now; nothing when it is somebody else's turn.
import { useState } from 'react'
import type { Input } from '~types/contract'
import type { StatementState } from '~types/settlement'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Problem } from '@/components/problem'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'

export interface NextStepProps {
  which: Input<'settlement.get'>
  state: StatementState
  manages: boolean
  onDone: () => void
}

type Step = 'settlement.confirm' | 'settlement.reopen' | 'settlement.check' | 'settlement.settle'

function One({
  step,
  text,
  done,
  which,
  onDone,
}: {
  step: Step
  text: string
  done: string
  which: NextStepProps['which']
  onDone: () => void
}) {
  const write = useAction(step)
  const run = async () => {
    if (!(await write.run(which))) return
    toast(done)
    onDone()
  }
  return (
    <>
      <Problem error={write.error} />
      <Button loading={write.busy} onPress={() => void run()}>
        {text}
      </Button>
    </>
  )
}

function Dispute({ which, onDone }: Pick<NextStepProps, 'which' | 'onDone'>) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const dispute = useAction('settlement.dispute')
  const wrong = dispute.error?.field('reason')
  const send = async () => {
    if (!(await dispute.run({ ...which, reason }))) return
    setOpen(false)
    toast('已提交,请等待主管部门核对')
    onDone()
  }
  return (
    <>
      <Button variant='secondary' onPress={() => setOpen(true)}>
        提出异议
      </Button>
      <Dialog
        open={open}
        title='对结算单有异议?'
        confirm='提交异议'
        busy={dispute.busy}
        onConfirm={() => void send()}
        onCancel={() => setOpen(false)}
      >
        <TextInput
          label='原因'
          value={reason}
          onChange={setReason}
          maxLength={200}
          hint='至少4个字,如: 少计了11月3日的核销'
          {...(wrong === undefined ? {} : { error: wrong })}
        />
        {wrong === undefined && <Problem error={dispute.error} />}
      </Dialog>
    </>
  )
}

export function NextStep({ which, state, manages, onDone }: NextStepProps) {
  const one = { which, onDone }
  if (!manages)
    return state === 'draft' ? (
      <>
        <One {...one} step='settlement.confirm' text='确认无误' done='已确认' />
        <Dispute {...one} />
      </>
    ) : null
  switch (state) {
    case 'disputed':
      return <One {...one} step='settlement.reopen' text='已核对,请机构重新确认' done='已退回机构确认' />
    case 'confirmed':
      return <One {...one} step='settlement.check' text='复核通过' done='已复核' />
    case 'checked':
      return <One {...one} step='settlement.settle' text='结算' done='已结算,此后不再更改' />
    case 'draft':
    case 'settled':
      return null
  }
}
