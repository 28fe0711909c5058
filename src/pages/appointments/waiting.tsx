// 候补: where she waits, in which place, and what is kept for her until when.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { WaitingEntry } from '~types/waiting'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate, shortDate } from '@/components/date-words'
import { Dialog } from '@/components/dialog'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'
import { useSecondsLeft } from '@/components/use-seconds-left'

const PARTS = { any: '', morning: '上午', afternoon: '下午' } as const
const OVER = {
  days_past: '候补的日子已过,没有等到空位。',
  offers_refused: '为您保留过三次位置,都没有确认,候补已结束。',
} as const

function daysOf({ firstDay, lastDay, part, session }: WaitingEntry): string {
  if (session) return `${shortDate(firstDay)} ${session.starts}–${session.ends}`
  return `${shortDate(firstDay)}${firstDay === lastDay ? '' : `至${shortDate(lastDay)}`}${PARTS[part]}`
}

const minutesWords = (minutes: number): string =>
  minutes < 60 ? `${minutes}分钟` : `${Math.floor(minutes / 60)}小时${minutes % 60}分钟`

/** 3号,前面还有2位 */
const lineWords = ({ ticket, place }: WaitingEntry): string =>
  ticket === null
    ? `排在第${String(place ?? 1)}位`
    : `${ticket}号,${place === 1 ? '前面没有人' : `前面还有${(place ?? 1) - 1}位`}`

interface OfferProps {
  entry: WaitingEntry
  offer: NonNullable<WaitingEntry['offer']>
  onChanged: () => void
}

function Kept({ entry, offer, onChanged }: OfferProps) {
  const minutes = Math.ceil(useSecondsLeft(offer.secondsLeft, 30, onChanged) / 60)
  const accept = useAction('waiting.accept')
  const decline = useAction('waiting.decline')
  const key = { institutionId: entry.institutionId, waitingId: entry.waitingId }
  const take = async () => {
    const made = await accept.run(key)
    if (!made) return
    toast('已预约')
    onChanged()
    void Taro.navigateTo({
      url: `/pages/appointment/index?institution=${made.institutionId}&id=${made.appointmentId}`,
    })
  }
  const letGo = async () => {
    if (!(await decline.run(key))) return
    toast('已让给下一位')
    onChanged()
  }
  return (
    <>
      <Notice tone='warn' title='有空位了,已为您保留'>
        {`${longDate(offer.day)} ${offer.starts}–${offer.ends}\n${entry.institution} · ${entry.serviceName}${
          entry.people === 2 ? ' · 两人' : ''
        }\n保留到${instantWords(offer.until)},还有${minutesWords(minutes)}`}
      </Notice>
      <Problem error={accept.error ?? decline.error} />
      <Button
        icon='check'
        loading={accept.busy}
        disabled={minutes === 0 || decline.busy}
        onPress={() => void take()}
      >
        就约这个
      </Button>
      <Button variant='quiet' loading={decline.busy} disabled={accept.busy} onPress={() => void letGo()}>
        这次不去,继续候补
      </Button>
    </>
  )
}

export function Waiting({ onBooked }: { onBooked: () => void }) {
  const read = useQuery('waiting.mine', {})
  const leave = useAction('waiting.leave')
  const [leaving, setLeaving] = useState<WaitingEntry>()
  const items = read.data?.items ?? []
  if (items.length === 0) return null
  const changed = () => {
    read.reload()
    onBooked()
  }
  const end = async () => {
    if (leaving === undefined) return
    const done = await leave.run({ institutionId: leaving.institutionId, waitingId: leaving.waitingId })
    setLeaving(undefined)
    if (!done) return
    toast('已退出候补')
    changed()
  }
  return (
    <Section title='候补'>
      {items.map(
        entry =>
          entry.offer && <Kept key={entry.waitingId} entry={entry} offer={entry.offer} onChanged={changed} />,
      )}
      <Problem error={leave.error} />
      <Card flush>
        {items.map(entry =>
          entry.state === 'over' ? (
            <Cell
              key={entry.waitingId}
              title={entry.serviceName}
              note={`${daysOf(entry)} · ${entry.institution}\n${entry.reason ? OVER[entry.reason] : ''}`}
              value='已结束'
            />
          ) : (
            <Cell
              key={entry.waitingId}
              icon='clock'
              title={`${entry.serviceName}${entry.people === 2 ? ' · 两人' : ''}`}
              note={`${daysOf(entry)} · ${entry.institution}${
                entry.offer ? '' : `\n${lineWords(entry)},有空位会通知您`
              }`}
              value='退出'
              onPress={() => setLeaving(entry)}
            />
          ),
        )}
      </Card>
      <Dialog
        open={leaving !== undefined}
        title='退出候补?'
        confirm='退出候补'
        danger
        busy={leave.busy}
        onConfirm={() => void end()}
        onCancel={() => setLeaving(undefined)}
      >
        {leaving?.people === 2 ? '两个人会一起退出。' : ''}以后再登记,要重新排队。
      </Dialog>
    </Section>
  )
}
