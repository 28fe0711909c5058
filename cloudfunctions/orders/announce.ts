/** Tells the family when it is; an earlier appointment that was not told yet is not told any more. */
import { itemOf } from '../../catalog/order-items'
import type { OrderChannel } from '../../types/orders'
import type { LocalDate, TimeOfDay } from '../../types/schema'
import { chineseDate } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { enqueue } from '../reminders/enqueue'
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
  await enqueue(services, [
    {
      personId: row.person_id,
      dedupeKey: `${messagePrefix(row)}${row.moved + 1}`,
      kind: 'appointment',
      template: 'order.scheduled',
      params: {
        service: itemOf(row.item)?.name ?? '家庭服务',
        date: chineseDate(day, today(clock)),
        time,
        channel: CHANNEL[channel],
      },
      urgency: 'U2',
      lastDay: day,
      sendAt: clock.now(),
    },
  ])
}
const CHANNEL = { home: '上门', phone: '电话', video: '视频', place: '到约定地点' } as const
