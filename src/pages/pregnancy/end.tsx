// The end of a pregnancy without a birth: few words, nothing to explain, silence at once.
import { useState } from 'react'
import type { Input } from '~types/contract'
import type { LocalDate } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { Dialog } from '@/components/dialog'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'

type Kind = Input<'pregnancy.recordLoss'>['kind']
const KINDS: { value: Kind; label: string }[] = [
  { value: 'miscarriage', label: '自然结束' },
  { value: 'termination', label: '医生终止' },
  { value: 'stillbirth', label: '孕晚期结束' },
]

export function End({ today, onDone }: { today: LocalDate; onDone: () => void }) {
  const [kind, setKind] = useState<Kind | null>(null)
  const [occurredOn, setOccurredOn] = useState<string>(today)
  const [asking, setAsking] = useState(false)
  const record = useAction('pregnancy.recordLoss')
  const submit = async () => {
    if (kind === null) return
    const done = await record.run({ kind, occurredOn: occurredOn as LocalDate })
    setAsking(false)
    if (done) onDone()
  }
  return (
    <>
      <Notice tone='warn' title='已分娩的请不要在这里登记'>
        宝宝出生后的服务,由接生或建册的医院登记后开始。
      </Notice>
      <Notice>
        登记后,所有孕期提醒立即停止,不会再收到相关消息。三天内会有一位固定的工作人员给您打电话。
      </Notice>
      <Card>
        <Choice label='情况' options={KINDS} value={kind} onChange={setKind} />
        <DatePicker label='日期' value={occurredOn} onChange={setOccurredOn} max={today} />
      </Card>
      <Problem error={record.error} />
      <Button
        variant='secondary'
        disabled={kind === null || occurredOn === ''}
        onPress={() => setAsking(true)}
      >
        登记
      </Button>
      <Dialog
        open={asking}
        title='确认登记?'
        confirm='确认'
        busy={record.busy}
        onConfirm={() => void submit()}
        onCancel={() => setAsking(false)}
      >
        孕期提醒会立即停止。如登记有误,请联系医生更正。
      </Dialog>
    </>
  )
}
