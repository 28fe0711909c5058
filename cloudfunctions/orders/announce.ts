/** Tells the family when it is, now and on the evening before; an earlier appointment that was not told yet is not told any more. */
import { itemOf } from '../../catalog/order-items'
import type { OrderChannel } from '../../types/orders'
import type { LocalDate, TimeOfDay } from '../../types/schema'
import { addDays, chineseDate } from '../eligibility/rules/calendar'
import { epochOf, instantAt, today } from '../platform/clock'
import { enqueue, type NewMessage } from '../reminders/enqueue'
import { withdraw } from '../reminders/withdraw'
import type { Services } from '../service/context'
import { messagePrefix } from './move'
import type { OrderRow } from './queries/orders'

export async function announce(
  services: Services,
  row: OrderRow,
  {
    day,
    time,
    channel,
  }: { readonly day: LocalDate; readonly time: TimeOfDay; readonly channel: OrderChannel },
): Promise<void> {
  const { clock } = services
  await withdraw(services, [row.person_id], messagePrefix(row))
  const common = {
    personId: row.person_id,
    kind: 'appointment',
    params: {
      service: itemOf(row.item)?.name ?? '家庭服务',
      date: chineseDate(day, today(clock)),
      time,
      channel: CHANNEL[channel],
    },
    urgency: 'U2',
  } as const
  const key = `${messagePrefix(row)}${row.moved + 1}`
  const agreed: NewMessage = {
    ...common,
    dedupeKey: key,
    template: 'order.scheduled',
    lastDay: day,
    sendAt: clock.now(),
  }
  const eve = addDays(day, -1)
  const eveAt = instantAt(eve, evening)
  const before: NewMessage = {
    ...common,
    dedupeKey: `${key}:tomorrow`,
    template: 'order.tomorrow',
    lastDay: eve,
    sendAt: eveAt,
  }
  // When the evening before has passed, she has just been told.
  await enqueue(services, epochOf(eveAt) <= epochOf(clock.now()) ? [agreed] : [agreed, before])
}

const evening = '18:00' as TimeOfDay
const CHANNEL = { home: '上门', phone: '电话', video: '视频', place: '到约定地点' } as const
