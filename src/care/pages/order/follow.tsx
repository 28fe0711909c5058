// An order that was sent: where it is, who does it and when; cancelled until it is done, rated afterwards.
import { useState } from 'react'
import type { FamilyOrder } from '~types/orders'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { longDate } from '@/components/date-words'
import { Dialog } from '@/components/dialog'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { channelWords, ORDER_STATES } from '@/components/order-words'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'

interface FollowProps {
  order: FamilyOrder
  onChanged: () => void
}

function Cancel({ order, onChanged }: FollowProps) {
  const cancel = useAction('orders.cancel')
  const [asking, setAsking] = useState(false)
  const leave = async () => {
    const done = await cancel.run({ orderId: order.orderId })
    setAsking(false)
    if (!done) return
    toast('已取消')
    onChanged()
  }
  return (
    <>
      <Problem error={cancel.error} />
      <Button variant='quiet' onPress={() => setAsking(true)}>
        取消申请
      </Button>
      <Dialog
        open={asking}
        title='取消这份申请?'
        confirm='确认取消'
        busy={cancel.busy}
        onConfirm={() => void leave()}
        onCancel={() => setAsking(false)}
      >
        取消后可以随时重新申请。
      </Dialog>
    </>
  )
}

const SCORES = [
  { value: '5', label: '很好' },
  { value: '4', label: '好' },
  { value: '3', label: '一般' },
  { value: '2', label: '不太好' },
  { value: '1', label: '不好' },
] as const

function Rate({ order, onChanged }: FollowProps) {
  const rate = useAction('orders.rate')
  const [score, setScore] = useState<(typeof SCORES)[number]['value'] | null>(null)
  const send = async () => {
    if (score === null || !(await rate.run({ orderId: order.orderId, rating: Number(score) }))) return
    toast('谢谢您的评价')
    onChanged()
  }
  return (
    <Section title='这次服务怎么样' note='只有为您服务的人员和主管能看到。'>
      <Choice label='评价' options={SCORES} value={score} onChange={setScore} />
      <Problem error={rate.error} />
      <Button loading={rate.busy} disabled={score === null} onPress={() => void send()}>
        提交评价
      </Button>
    </Section>
  )
}

function Now({ order: { state, deadline, appointment, refusal, worker } }: { order: FamilyOrder }) {
  if (refusal !== null)
    return (
      <Notice tone='warn' title={ORDER_STATES.refused}>
        {`${refusal.reason} 您可以: ${refusal.alternative}`}
      </Notice>
    )
  if (state === 'scheduled' && appointment !== null)
    return (
      <Notice tone='ok' title={ORDER_STATES.scheduled}>
        {`${longDate(appointment.day)} ${appointment.time},${channelWords(appointment.channel)}`}
      </Notice>
    )
  if (deadline !== null)
    return (
      <Notice title={ORDER_STATES[state]}>
        {state === 'submitted'
          ? `最晚${longDate(deadline)}有专人受理。`
          : `${worker ?? '专人'}会与您约定时间,最晚${longDate(deadline)}。`}
      </Notice>
    )
  return <Notice>{ORDER_STATES[state]}</Notice>
}

export function Follow({ order, onChanged }: FollowProps) {
  const { state, name, answers, wantedOn, worker, note, events } = order
  return (
    <>
      <Now order={order} />
      <Section title={name}>
        <Card flush>
          {answers.map(({ label, text }) => (
            <Cell key={label} title={label} note={text} />
          ))}
          {wantedOn !== null && <Cell title='希望的日期' value={longDate(wantedOn)} />}
          {worker !== null && <Cell icon='person' title='负责人' value={worker} />}
          {note !== null && <Cell title='办理情况' note={note} />}
        </Card>
      </Section>
      <Section title='进展'>
        <Card flush>
          {events.map((event, i) => (
            <Cell key={i} title={ORDER_STATES[event.state]} value={instantWords(event.at)} />
          ))}
        </Card>
      </Section>
      {state === 'done' && <Rate order={order} onChanged={onChanged} />}
      {(state === 'submitted' || state === 'accepted' || state === 'scheduled') && (
        <Cancel order={order} onChanged={onChanged} />
      )}
    </>
  )
}
