// Taking a number: not before its time, with one tap, alone or for both.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { InstitutionId, LocalDate, ServiceCode } from '~types/schema'
import type { Release } from '~types/tickets'
import type { DayPart } from '~types/waiting'
import { askForReminder } from '@/api/ask-for-reminder'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { toast } from '@/components/toast'
import { useSecondsLeft } from '@/components/use-seconds-left'
import { WhichPart, WhoComes, type Company } from '@/components/who-comes'
import { nameOfDevice } from '@/platform/device-name'

export interface Which {
  institutionId: InstitutionId
  service: ServiceCode
  day: LocalDate
}

/** 3天2小时, 5分10秒 */
export function waitWords(seconds: number): string {
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor((seconds % 86_400) / 3600)]
  const [minutes, rest] = [Math.floor((seconds % 3600) / 60), seconds % 60]
  if (days > 0) return `${days}天${hours}小时`
  if (hours > 0) return `${hours}小时${minutes}分`
  return minutes > 0 ? `${minutes}分${rest}秒` : `${rest}秒`
}

interface TakeProps {
  which: Which
  release: Release
  canPair: boolean
  onLook: () => void
}

export function TakeNumber({ which, release, canPair, onLook }: TakeProps) {
  const [part, setPart] = useState<DayPart>('any')
  const [company, setCompany] = useState<Company>('two')
  const reminders = useQuery('reminders.mine', {})
  const take = useAction('tickets.take')
  const left = useSecondsLeft(release.ticketsIn, 1, () => release.ticketsIn > 0 && onLook())
  const confirm = async () => {
    const permission = askForReminder(reminders.data?.templates ?? [])
    const done = await take.run({
      ...which,
      part,
      withPartner: canPair && company === 'two',
      device: nameOfDevice(),
    })
    await permission
    onLook()
    if (done) toast(`取到${String(done.ticket ?? '')}号`)
  }
  if (release.state === 'open')
    return (
      <>
        <Notice title='已放号'>这一天现在可以直接预约;约满时可登记候补。</Notice>
        <Button
          onPress={() =>
            void Taro.redirectTo({
              url: `/pages/book/index?institution=${which.institutionId}&service=${which.service}`,
            })
          }
        >
          去预约
        </Button>
      </>
    )
  return (
    <>
      <Notice title={`${instantWords(release.ticketsFrom)}起取号`}>
        {`${instantWords(release.opensAt)}按号安排。这一天还有${release.places}个位置,已取${release.tickets}个号。`}
      </Notice>
      {canPair && <WhoComes value={company} onChange={setCompany} />}
      <WhichPart value={part} onChange={setPart} />
      <Problem error={take.error} />
      <Button loading={take.busy} disabled={left > 0} onPress={() => void confirm()}>
        {left > 0 ? `${waitWords(left)}后开始取号` : '取号'}
      </Button>
    </>
  )
}
