// One order at the desk: who, what was filled in, and the next step that its state allows.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { FamilyOrderId, OrderChannel } from '~types/orders'
import type { LocalDate, TimeOfDay } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { longDate } from '@/components/date-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { channelWords, ORDER_CHANNELS } from '@/components/order-words'
import { Problem } from '@/components/problem'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { makeCall } from '@/platform/make-call'

type Opened = Output<'orderDesk.open'>
interface StepProps {
  orderId: FamilyOrderId
  onDone: () => void
}

function Accept({ orderId, onDone }: StepProps) {
  const accept = useAction('orderDesk.accept')
  const take = async () => {
    if (!(await accept.run({ orderId }))) return
    toast('已受理,请尽快约定时间')
    onDone()
  }
  return (
    <>
      <Problem error={accept.error} />
      <Button loading={accept.busy} onPress={() => void take()}>
        由我受理
      </Button>
    </>
  )
}

function Schedule({ orderId, onDone, before }: StepProps & { before: Opened['appointment'] }) {
  const schedule = useAction('orderDesk.schedule')
  const [day, setDay] = useState<string>(before?.day ?? '')
  const [time, setTime] = useState<string>(before?.time ?? '')
  const [channel, setChannel] = useState<OrderChannel | null>(before?.channel ?? null)
  const agree = async () => {
    if (channel === null) return
    const told = { orderId, day: day as LocalDate, time: time as TimeOfDay, channel }
    if (!(await schedule.run(told))) return
    toast('已约好,对方会收到通知')
    onDone()
  }
  const wrongTime = schedule.error?.field('time')
  return (
    <>
      <DatePicker label='日期' value={day} onChange={setDay} />
      <TextInput
        label='时间'
        hint='24小时制,如 09:30'
        value={time}
        onChange={setTime}
        maxLength={5}
        {...(wrongTime === undefined ? {} : { error: '请按 09:30 的样子填写' })}
      />
      <Choice label='方式' options={ORDER_CHANNELS} value={channel} onChange={setChannel} />
      <Problem error={schedule.error} />
      <Button
        loading={schedule.busy}
        disabled={day === '' || time === '' || channel === null}
        onPress={() => void agree()}
      >
        {before === null ? '约定时间' : '更改时间'}
      </Button>
    </>
  )
}

function Finish({ orderId, onDone }: StepProps) {
  const finish = useAction('orderDesk.done')
  const [note, setNote] = useState('')
  const end = async () => {
    if (!(await finish.run({ orderId, note }))) return
    toast('已办结')
    onDone()
  }
  return (
    <>
      <TextInput label='办理情况' hint='对方能看到' value={note} onChange={setNote} maxLength={200} />
      <Problem error={finish.error} />
      <Button loading={finish.busy} disabled={note === ''} onPress={() => void end()}>
        已完成
      </Button>
    </>
  )
}

function Refuse({ orderId, onDone }: StepProps) {
  const refuse = useAction('orderDesk.refuse')
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [alternative, setAlternative] = useState('')
  const send = async () => {
    if (!(await refuse.run({ orderId, reason, alternative }))) return
    toast('已答复')
    onDone()
  }
  if (!open)
    return (
      <Button variant='quiet' onPress={() => setOpen(true)}>
        不能办理
      </Button>
    )
  return (
    <>
      <TextInput label='原因' value={reason} onChange={setReason} maxLength={200} />
      <TextInput
        label='可以怎么办'
        hint='必填,如另一项服务、另一个时间或可以联系谁'
        value={alternative}
        onChange={setAlternative}
        maxLength={200}
      />
      <Problem error={refuse.error} />
      <Button
        variant='secondary'
        loading={refuse.busy}
        disabled={reason === '' || alternative === ''}
        onPress={() => void send()}
      >
        答复对方
      </Button>
    </>
  )
}

function Steps({ order, onDone }: { order: Opened; onDone: () => void }) {
  const { orderId, state, mine, appointment, worker } = order
  if (state === 'submitted')
    return (
      <>
        <Accept orderId={orderId} onDone={onDone} />
        <Refuse orderId={orderId} onDone={onDone} />
      </>
    )
  if (!mine) return <Notice>{`由${worker ?? '其他工作人员'}办理。`}</Notice>
  if (state === 'accepted')
    return (
      <>
        <Schedule orderId={orderId} onDone={onDone} before={null} />
        <Refuse orderId={orderId} onDone={onDone} />
      </>
    )
  return (
    <>
      <Finish orderId={orderId} onDone={onDone} />
      <Schedule orderId={orderId} onDone={onDone} before={appointment} />
    </>
  )
}

export function OneOrder({ orderId, onDone }: { orderId: FamilyOrderId; onDone: () => void }) {
  const read = useQuery('orderDesk.open', { orderId })
  return (
    <Loaded read={read} rows={4}>
      {order => {
        const { who, phone, answers, wantedOn, appointment } = order
        return (
          <>
            <Card flush>
              <Cell icon='person' title={who} />
              {phone !== null && (
                <Cell icon='phone' title='联系电话' value={phone} onPress={() => void makeCall(phone)} />
              )}
              {answers.map(({ label, text }) => (
                <Cell key={label} title={label} note={text} />
              ))}
              {wantedOn !== null && <Cell title='希望的日期' value={longDate(wantedOn)} />}
              {appointment !== null && (
                <Cell
                  title='约定的时间'
                  value={`${longDate(appointment.day)} ${appointment.time}`}
                  note={channelWords(appointment.channel)}
                />
              )}
            </Card>
            <Steps order={order} onDone={onDone} />
          </>
        )
      }}
    </Loaded>
  )
}
