// What a voucher is for, whether it may be redeemed here and now, and the one button that does it.
import { useState } from 'react'
import type { DeskView } from '~types/vouchers'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { PersonLine } from '@/components/person-line'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'

export function VoucherView({
  view,
  code,
  onRedeemed,
}: {
  view: DeskView
  code: string
  onRedeemed: () => void
}) {
  const redeem = useAction('desk.redeem')
  const [done, setDone] = useState<DeskView>()
  const shown = done ?? view
  const submit = async () => {
    const result = await redeem.run({ code })
    if (!result) return
    setDone(result)
    onRedeemed()
  }
  return (
    <Section title={shown.title}>
      {done ? (
        <Notice tone='ok' title='已核销'>
          {done.firstRedemption
            ? `${instantWords(done.firstRedemption.at)} · ${done.firstRedemption.institution}`
            : ''}
        </Notice>
      ) : shown.allowed ? (
        <Notice tone='ok' title='可以核销'>
          {`${longDate(shown.validUntil)}前有效`}
        </Notice>
      ) : (
        <Notice tone='warn' title='不能核销'>
          {shown.refusals.map(refusal => refusal.text).join(' ')}
        </Notice>
      )}
      <Card flush>
        {shown.names.map(name => (
          <PersonLine key={name} name={name} note='请当面核对证件' />
        ))}
      </Card>
      <Problem error={redeem.error} />
      {!done && shown.allowed && (
        <Button loading={redeem.busy} onPress={() => void submit()}>
          核销
        </Button>
      )}
      <Card flush>
        {shown.freeItems.map(item => (
          <Cell key={item} icon='check' title={item} />
        ))}
      </Card>
    </Section>
  )
}
