// One child: the minute put right, the discharge, the name, and its death.
import { useState } from 'react'
import type { BornChild } from '~types/births'
import { localDate, timeOfDay } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { DatePicker } from '@/components/date-picker'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { TimePicker } from '@/components/time-picker'
import { Toggle } from '@/components/toggle'

interface Props {
  child: BornChild
  today: string
  onDone: () => void
}

function Discharge({ child, today, onDone }: Props) {
  const [on, setOn] = useState(child.dischargedOn ?? '')
  const write = useAction('births.discharge')
  const submit = async () => {
    if (await write.run({ child: child.child, dischargedOn: localDate.parse(on) })) onDone()
  }
  return (
    <Section title='出院' note='产后访视在出院后7天内,同一次分娩的孩子一起登记。'>
      <DatePicker label='出院日期' value={on} min={child.bornOn} max={today} onChange={setOn} />
      <Problem error={write.error} />
      <Button variant='secondary' loading={write.busy} disabled={on === ''} onPress={() => void submit()}>
        登记出院
      </Button>
    </Section>
  )
}

function Named({ child, onDone }: Props) {
  const [name, setName] = useState('')
  const write = useAction('births.name')
  const submit = async () => {
    if (await write.run({ child: child.child, name })) onDone()
  }
  return (
    <Section title='姓名' note='以出生医学证明上的为准。'>
      <TextInput label='孩子姓名' value={name} onChange={setName} maxLength={50} />
      <Problem error={write.error} />
      <Button
        variant='secondary'
        loading={write.busy}
        disabled={name.trim().length < 2}
        onPress={() => void submit()}
      >
        登记姓名
      </Button>
    </Section>
  )
}

function Minute({ child, today, onDone }: Props) {
  const [bornOn, setBornOn] = useState<string>(child.bornOn)
  const [bornAt, setBornAt] = useState<string>(child.bornAt)
  const write = useAction('births.correct')
  const submit = async () => {
    const input = {
      child: child.child,
      bornOn: localDate.parse(bornOn),
      bornAt: timeOfDay.parse(bornAt),
    }
    if (await write.run(input)) onDone()
  }
  const same = bornOn === child.bornOn && bornAt === child.bornAt
  return (
    <Section title='更正出生时间' note='更正后,各项筛查、体检和疫苗的时间重新推算。'>
      <DatePicker label='出生日期' value={bornOn} max={today} onChange={setBornOn} />
      <TimePicker label='出生时间' value={bornAt} onChange={setBornAt} />
      <Problem error={write.error} />
      <Button
        variant='secondary'
        loading={write.busy}
        disabled={same || bornOn === '' || bornAt === ''}
        onPress={() => void submit()}
      >
        更正
      </Button>
    </Section>
  )
}

function Death({ child, today, onDone }: Props) {
  const [diedOn, setDiedOn] = useState(today)
  const [sure, setSure] = useState(false)
  const write = useAction('births.recordDeath')
  const submit = async () => {
    if (await write.run({ child: child.child, diedOn: localDate.parse(diedOn) })) onDone()
  }
  return (
    <Section title='登记死亡' note='关于这个孩子的所有消息立即停止,并生成三天内的关怀电话。'>
      <DatePicker label='死亡日期' value={diedOn} min={child.bornOn} max={today} onChange={setDiedOn} />
      <Toggle label='已核对,确认登记' value={sure} onChange={setSure} />
      <Problem error={write.error} />
      <Button variant='danger' loading={write.busy} disabled={!sure} onPress={() => void submit()}>
        登记死亡
      </Button>
    </Section>
  )
}

export function OneBirth(props: Props) {
  return (
    <>
      <Discharge {...props} />
      <Named {...props} />
      <Minute {...props} />
      <Death {...props} />
    </>
  )
}
