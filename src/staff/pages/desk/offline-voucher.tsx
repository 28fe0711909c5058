// A voucher that the device itself looked at: whether it is genuine, and the one button that registers its use here.
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { longDate } from '@/components/date-words'
import { Notice } from '@/components/notice'
import { PersonLine } from '@/components/person-line'
import { Section } from '@/components/section'
import type { FoundOffline } from '../../offline/look'

export function OfflineVoucher({
  found,
  redeem,
}: {
  found: FoundOffline
  redeem: (found: FoundOffline) => boolean
}) {
  const [done, setDone] = useState<boolean>()
  const { listed } = found
  return (
    <Section title={listed?.title ?? '不在今日名单的券'}>
      {done === true ? (
        <Notice tone='ok' title='已登记,待上传'>
          联网后自动上传;入账前如在别处先核销,会在这里告诉您。
        </Notice>
      ) : listed ? (
        <Notice tone='ok' title='可以离线核销'>
          {`${longDate(listed.lastDay)}前有效${listed.starts === null ? '' : `,预约${listed.starts}`}`}
        </Notice>
      ) : (
        <Notice tone='warn' title='请先核对项目'>
          券是真的,但不在今日名单里: 项目、有效期和本机构能否办理,要联网后才能确认。可以先等网络恢复。
        </Notice>
      )}
      {done === false && (
        <Notice tone='error'>本机存储已满,没有登记。请清理后再试,或等网络恢复后核销。</Notice>
      )}
      {listed && (
        <Card flush>
          {listed.names.map(name => (
            <PersonLine key={name} name={name} note='请当面核对证件' />
          ))}
        </Card>
      )}
      {done !== true && <Button onPress={() => setDone(redeem(found))}>离线核销</Button>}
    </Section>
  )
}
