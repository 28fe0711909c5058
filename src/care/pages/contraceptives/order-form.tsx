// What, how much, from where, fetched or by mail.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { InstitutionId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Stepper } from '@/components/stepper'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { Outlets } from './outlets'

type Item = Output<'contraceptives.catalogue'>['items'][number]

/** A month's worth in about four presses. */
const stepOf = (most: number): number => (most >= 20 ? 5 : 1)
const nowhere = { recipient: '', phone: '', address: '' }

export function OrderForm({ items, onDone }: { items: readonly Item[]; onDone: () => void }) {
  const order = useAction('contraceptives.order')
  const [units, setUnits] = useState<Readonly<Record<string, number>>>({})
  const [how, setHow] = useState<'pickup' | 'mail'>('pickup')
  const [outlet, setOutlet] = useState<InstitutionId | null>(null)
  const [address, setAddress] = useState(nowhere)
  const lines = items.flatMap(({ item }) => {
    const count = units[item] ?? 0
    return count > 0 ? [{ item, units: count }] : []
  })
  const wrong = (field: keyof typeof nowhere) => {
    const error = order.error?.field(`mail.${field}`)
    return error === undefined ? {} : { error }
  }
  const send = async () => {
    if (outlet === null) return
    const mail = how === 'mail' ? address : null
    if (!(await order.run({ institutionId: outlet, lines, mail }))) return
    toast('已申领')
    onDone()
  }
  return (
    <>
      <Section title='选择数量' note='18周岁及以上,每月一次,全部免费。'>
        <Card flush>
          {items.map(({ item, name, note, unit, most }) => (
            <Cell
              key={item}
              title={name}
              note={`${note} · 每月最多${most}${unit}`}
              value={
                <Stepper
                  label={name}
                  unit={unit}
                  value={units[item] ?? 0}
                  most={most}
                  step={stepOf(most)}
                  onChange={value => setUnits({ ...units, [item]: value })}
                />
              }
            />
          ))}
        </Card>
      </Section>
      <Section title='取用方式'>
        <Choice
          label='取用方式'
          value={how}
          onChange={setHow}
          options={[
            { value: 'pickup', label: '到发放点领取', note: '申领后7天内带身份证领取' },
            { value: 'mail', label: '邮寄', note: '外包装不显示内容' },
          ]}
        />
        {how === 'mail' && (
          <>
            <TextInput
              label='收件人'
              value={address.recipient}
              onChange={recipient => setAddress({ ...address, recipient })}
              maxLength={30}
              {...wrong('recipient')}
            />
            <TextInput
              label='收件手机号'
              kind='tel'
              value={address.phone}
              onChange={phone => setAddress({ ...address, phone })}
              maxLength={11}
              {...wrong('phone')}
            />
            <TextInput
              label='收件地址'
              value={address.address}
              onChange={text => setAddress({ ...address, address: text })}
              maxLength={100}
              hint='加密保存,寄出30天后删除'
              {...wrong('address')}
            />
          </>
        )}
      </Section>
      <Outlets lines={lines} items={items} value={outlet} onChange={setOutlet} />
      <Problem error={order.error} />
      {lines.length === 0 && <Notice>请先选择品种和数量。</Notice>}
      <Button
        loading={order.busy}
        disabled={lines.length === 0 || outlet === null}
        onPress={() => void send()}
      >
        提交申领
      </Button>
    </>
  )
}
