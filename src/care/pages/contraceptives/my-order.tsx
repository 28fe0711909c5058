// The order that waits: where and until when, or that a parcel is on its way; it can be cancelled until it leaves.
import { useState } from 'react'
import type { SupplyOrder } from '~types/contraceptives'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Dialog } from '@/components/dialog'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'
import { makeCall } from '@/platform/make-call'

export const orderWords = ({ lines }: SupplyOrder): string =>
  lines.map(line => `${line.name}${line.units}${line.unit}`).join('、')

export function MyOrder({ order, onChanged }: { order: SupplyOrder; onChanged: () => void }) {
  const cancel = useAction('contraceptives.cancel')
  const [asking, setAsking] = useState(false)
  const leave = async () => {
    const done = await cancel.run({ orderId: order.orderId })
    setAsking(false)
    if (!done) return
    toast('已取消')
    onChanged()
  }
  return (
    <Section title='本月申领'>
      <Notice tone='ok' title={order.delivery === 'mail' ? '等待寄出' : '等待您领取'}>
        {order.delivery === 'mail'
          ? '外包装不显示内容,寄出后这里会显示单号。'
          : `请带身份证到发放点领取,最晚${longDate(order.fetchUntil)}。过期自动取消,可重新申领。`}
      </Notice>
      <Card flush>
        <Cell title='品种' note={orderWords(order)} />
        <Cell icon='place' title={order.outlet} note={order.outletAddress} />
        <Cell
          icon='phone'
          title='联系发放点'
          value={order.outletPhone}
          onPress={() => void makeCall(order.outletPhone)}
        />
      </Card>
      <Problem error={cancel.error} />
      <Button variant='quiet' onPress={() => setAsking(true)}>
        取消申领
      </Button>
      <Dialog
        open={asking}
        title='取消这份申领?'
        confirm='确认取消'
        busy={cancel.busy}
        onConfirm={() => void leave()}
        onCancel={() => setAsking(false)}
      >
        取消后本月可以重新申领。
      </Dialog>
    </Section>
  )
}
