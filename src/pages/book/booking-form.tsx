// Choosing day, session and company, then confirming; what to prepare is said before the button is pressed.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { Me } from '~types/identity'
import type { AppointmentId, InstitutionId, LocalDate, ServiceCode, SlotId } from '~types/schema'
import { askForReminder } from '@/api/ask-for-reminder'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { AUDIENCE } from '@/components/session-words'
import { SlotGrid } from '@/components/slot-grid'
import { toast } from '@/components/toast'
import { DayPicker } from '@/components/day-picker'

type FreeSlot = Output<'booking.slots'>['items'][number]

export interface BookingFormProps {
  title: string
  me: Me
  institution: InstitutionId
  service: ServiceCode
  /** The appointment to be moved, or null for a new one. */
  moving: AppointmentId | null
  people: 1 | 2
}

const COMPANY = [
  { value: 'two', label: '和伴侣一起', note: '一次预约两个位置,要么都约上,要么都不约' },
  { value: 'one', label: '我自己' },
] as const

/** Why these people cannot have a place in it, if they cannot. */
function closedFor({ free, audience }: FreeSlot, people: 1 | 2): { closed?: string } {
  if (free < people) return { closed: free === 0 ? '约满' : '不足两位' }
  if (audience === (people === 2 ? 'women' : 'couples')) return { closed: AUDIENCE[audience] }
  return {}
}

export function BookingForm({ title, me, institution, service, moving, people }: BookingFormProps) {
  const [day, setDay] = useState('')
  const [slot, setSlot] = useState('')
  const services = useQuery('booking.services', {}, { keep: true })
  const info = services.data?.items.find(item => item.service === service)
  const canPair = moving === null && info?.forTwo === true && me.partner.state === 'linked'
  const [company, setCompany] = useState<'one' | 'two' | null>(null)
  const two = moving === null ? canPair && (company ?? 'two') === 'two' : people === 2
  const place = useQuery('institutions.get', { institutionId: institution })
  const slots = useQuery(
    'booking.slots',
    day === '' ? null : { institutionId: institution, service, day: day as LocalDate },
  )
  const reminders = useQuery('reminders.mine', {})
  const book = useAction('booking.book')
  const move = useAction('booking.reschedule')

  const confirm = async () => {
    const permission = askForReminder(reminders.data?.templates ?? [])
    const slotId = slot as SlotId
    const done = moving
      ? await move.run({ institutionId: institution, appointmentId: moving, slotId })
      : await book.run({ institutionId: institution, slotId, service, withPartner: two })
    await permission
    if (!done) {
      slots.reload()
      return
    }
    toast(moving ? '已改期' : '已预约')
    void Taro.redirectTo({
      url: `/pages/appointment/index?institution=${done.institutionId}&id=${done.appointmentId}`,
    })
  }
  const needed = two ? 2 : 1
  // Chosen only while it has room: the company may have changed since, or others may have taken the place.
  const chosen = slots.data?.items.find(
    item => item.slotId === slot && closedFor(item, needed).closed === undefined,
  )

  return (
    <Page
      title={title}
      footer={
        <>
          <Problem error={book.error ?? move.error} />
          <Button loading={book.busy || move.busy} disabled={!chosen || !info} onPress={() => void confirm()}>
            {chosen ? `${moving ? '改到' : '预约'} ${longDate(day)} ${chosen.starts}` : '请选择日期和时段'}
          </Button>
        </>
      }
    >
      <Loaded read={services} rows={1}>
        {() => (
          <Card flush>
            <Cell
              title={info?.name ?? ''}
              note={place.data ? `${place.data.name}\n${place.data.address}` : ''}
            />
          </Card>
        )}
      </Loaded>
      {info?.forTwo && moving === null && !canPair && (
        <Notice
          action={{ text: '去关联', onPress: () => void Taro.navigateTo({ url: '/pages/partner/index' }) }}
        >
          {me.partner.state === 'invited'
            ? '已向对方发送邀请,等待本人确认。现在可以先预约自己的部分。'
            : '关联伴侣后,可以两人一起预约。'}
        </Notice>
      )}
      {canPair && (
        <Choice label='谁来' options={[...COMPANY]} value={company ?? 'two'} onChange={setCompany} />
      )}
      <DayPicker
        institution={institution}
        service={service}
        today={me.today}
        people={needed}
        value={day}
        onChange={chosenDay => {
          setDay(chosenDay)
          setSlot('')
        }}
        {...(moving === null
          ? {
              onTickets: (on: LocalDate) =>
                void Taro.navigateTo({
                  url: `/care/pages/ticket/index?institution=${institution}&service=${service}&day=${on}`,
                }),
            }
          : {})}
      />
      {day !== '' && (
        <Section title={`${longDate(day)} 时段`}>
          <Loaded read={slots} rows={2}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty icon='clock' title='这一天没有可约的时段' note='请另选日期。' />
              ) : (
                <SlotGrid
                  slots={items.map(item => ({
                    id: item.slotId,
                    time: `${item.starts}–${item.ends}`,
                    left: item.free,
                    ...(item.audience === 'anyone' ? {} : { note: AUDIENCE[item.audience] }),
                    ...closedFor(item, needed),
                  }))}
                  value={slot}
                  onChange={setSlot}
                />
              )
            }
          </Loaded>
        </Section>
      )}
      {moving === null && (
        <Card flush>
          <Cell
            icon='clock'
            title='没有合适的时段?登记候补'
            note='有人取消时,按先后为您保留位置'
            onPress={() =>
              void Taro.navigateTo({
                url: `/care/pages/wait/index?institution=${institution}&service=${service}${day === '' ? '' : `&day=${day}`}`,
              })
            }
          />
        </Card>
      )}
      {info && info.preparation.length > 0 && (
        <Section title='来之前请准备'>
          <Card flush>
            {info.preparation.map(item => (
              <Cell key={item} icon='info' title={item} />
            ))}
            {info.documents.map(item => (
              <Cell key={item} icon='ticket' title={`携带${item}`} />
            ))}
          </Card>
        </Section>
      )}
    </Page>
  )
}
