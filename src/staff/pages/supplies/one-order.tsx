// One order at the outlet: handed over after a look at the identity card, or posted with its number.
import { useState } from 'react'
import type { SupplyOrderId } from '~types/contraceptives'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Loaded } from '@/components/loaded'
import { Problem } from '@/components/problem'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'

export function OneOrder({ orderId, onDone }: { orderId: SupplyOrderId; onDone: () => void }) {
  const read = useQuery('contraceptives.open', { orderId })
  const hand = useAction('contraceptives.hand')
  const [parcel, setParcel] = useState('')
  const give = async () => {
    const done = await hand.run({ orderId, ...(parcel === '' ? {} : { parcel }) })
    if (!done) return
    toast(done.state === 'sent' ? '已登记寄出' : '已登记发放')
    onDone()
  }
  return (
    <Loaded read={read} rows={3}>
      {({ lines, mail }) => (
        <>
          <Card flush>
            {lines.map(line => (
              <Cell key={line.item} title={line.name} value={`${line.units}${line.unit}`} />
            ))}
          </Card>
          {mail && (
            <>
              <Card flush>
                <Cell title='收件人' value={mail.recipient} />
                <Cell title='手机' value={mail.phone} />
                <Cell title='地址' note={mail.address} />
              </Card>
              <TextInput label='快递单号' optional value={parcel} onChange={setParcel} maxLength={40} />
            </>
          )}
          <Problem error={hand.error} />
          <Button loading={hand.busy} onPress={() => void give()}>
            {mail ? '已寄出' : '已核对身份证,确认发放'}
          </Button>
        </>
      )}
    </Loaded>
  )
}
