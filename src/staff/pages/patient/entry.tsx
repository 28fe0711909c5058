// What a clinic may enter for the woman it has opened.
import { useState } from 'react'
import type { Patient } from '~types/pregnancy'
import type { LocalDate } from '~types/schema'
import type { Input } from '~types/contract'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { Dialog } from '@/components/dialog'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { ScanFields, useScan } from '@/components/scan-fields'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'
import { Toggle } from '@/components/toggle'
import { OUTCOMES } from './outcomes'

export interface EntryProps {
  patient: Patient
  today: LocalDate
  onChanged: (patient: Patient) => void
}

function Register({ patient, today, onChanged }: EntryProps) {
  const [lmp, setLmp] = useState('')
  const [sure, setSure] = useState(false)
  const register = useAction('patient.register')
  const submit = async () => {
    const changed = await register.run({
      personId: patient.personId,
      lmp: lmp === '' ? null : (lmp as LocalDate),
      ...(sure ? { sure } : {}),
    })
    if (!changed) return
    toast('已登记')
    onChanged(changed)
  }
  return (
    <Section title='登记孕期' note='不填末次月经则登记为孕周未定,待超声核对。'>
      <Card>
        <DatePicker
          label='末次月经第一天'
          optional
          value={lmp}
          onChange={setLmp}
          max={today}
          placeholder='请选择日期'
        />
        {(sure || register.error?.code === 'LMP_SOON') && (
          <Toggle label='已核对,日期无误' value={sure} onChange={setSure} />
        )}
      </Card>
      <Problem error={register.error} />
      <Button loading={register.busy} onPress={() => void submit()}>
        登记
      </Button>
    </Section>
  )
}

function Correct({ patient, today, onChanged }: EntryProps) {
  const { scan, setScan, input, complete } = useScan(today)
  const [said, setSaid] = useState('')
  const correct = useAction('patient.correctDating')
  const submit = async () => {
    const result = await correct.run({ personId: patient.personId, ...input })
    if (!result) return
    const difference = `相差${result.differenceDays}天,标准${result.thresholdDays}天`
    if (!result.changed) return setSaid(`${difference},维持原预产期`)
    // A new dating draws this form anew, so the word about it has to outlive the form.
    toast(`${difference},已更正`)
    onChanged(result.patient)
  }
  return (
    <Section title='超声核对孕周'>
      <ScanFields scan={scan} onChange={setScan} today={today} error={correct.error} />
      {said !== '' && <Notice tone='ok'>{said}</Notice>}
      <Problem error={correct.error} />
      <Button loading={correct.busy} disabled={!complete} onPress={() => void submit()}>
        提交
      </Button>
    </Section>
  )
}

type LossKind = Input<'patient.recordLoss'>['kind']
type Kind = LossKind | Input<'patient.end'>['kind']
const LOSSES: readonly LossKind[] = ['miscarriage', 'termination', 'stillbirth']
const KINDS: readonly Kind[] = [...LOSSES, 'maternal_death', 'moved', 'lost_to_follow_up', 'wrong_entry']
const isLoss = (kind: Kind): kind is LossKind => LOSSES.some(one => one === kind)

function Ending({ patient, today, onChanged }: EntryProps) {
  const [kind, setKind] = useState<Kind | null>(null)
  const [occurredOn, setOccurredOn] = useState<string>(today)
  const [asking, setAsking] = useState(false)
  const loss = useAction('patient.recordLoss')
  const end = useAction('patient.end')
  const submit = async () => {
    if (kind === null) return
    const input = { personId: patient.personId, occurredOn: occurredOn as LocalDate }
    const changed = isLoss(kind) ? await loss.run({ ...input, kind }) : await end.run({ ...input, kind })
    setAsking(false)
    if (changed) onChanged(changed)
  }
  const calls = kind === null || isLoss(kind) || kind === 'maternal_death'
  return (
    <Section
      title='登记妊娠结局'
      note='提交后这次孕期的自动消息立即停止,预约和未用的券一并取消。分娩请用上面的「登记分娩」。'
    >
      <Card>
        <Choice
          label='结局'
          options={KINDS.map(value => ({ value, label: OUTCOMES[value] }))}
          value={kind}
          onChange={setKind}
        />
        <DatePicker label='日期' value={occurredOn} onChange={setOccurredOn} max={today} />
      </Card>
      <Problem error={loss.error ?? end.error} />
      <Button variant='danger' disabled={kind === null || occurredOn === ''} onPress={() => setAsking(true)}>
        登记
      </Button>
      <Dialog
        open={asking}
        title='确认登记妊娠结局?'
        confirm='确认登记'
        danger
        busy={loss.busy || end.busy}
        onConfirm={() => void submit()}
        onCancel={() => setAsking(false)}
      >
        {`${patient.name}:${kind === null ? '' : OUTCOMES[kind]}。自动消息立即停止${calls ? ',并生成三天内的关怀电话' : ''}。`}
      </Dialog>
    </Section>
  )
}

export function Entry(props: EntryProps) {
  if (props.patient.pregnancy?.state !== 'ongoing') return <Register {...props} />
  return (
    <>
      <Correct {...props} />
      <Ending {...props} />
    </>
  )
}
