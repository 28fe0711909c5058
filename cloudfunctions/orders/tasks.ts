/** Calls about orders: for an officer of the district, in words that say nothing of the family (domain F3). */
import type { TaskId } from '../../types/schema'
import { today } from '../platform/clock'
import { openTasks } from '../reminders/open-tasks'
import type { Services } from '../service/context'
import { lateWithoutTask } from './queries/desk'

export const lowRatingWords = '服务回访:请电话了解这次服务的情况'
const lateWords = '服务申请超过1个工作日未受理,请联系并安排'

/** The district in twelve digits: outside the range of a village or a town. */
export const districtOf = (village: string, cityCode: string): string =>
  (village.startsWith('0') ? cityCode : village.slice(0, 6)).padEnd(12, '0')

const batch = 200

/** One call an order that nobody accepted in time. Safe to repeat. @returns calls asked for */
export async function callAboutLateOrders(services: Services): Promise<number> {
  const { db, ids, clock, city } = services
  const day = today(clock)
  let opened = 0
  for (;;) {
    const rows = await lateWithoutTask(db, day, batch)
    opened += await openTasks(
      services,
      rows.map(row => ({
        personId: row.person_id,
        taskId: ids.next<TaskId>(),
        dedupeKey: `order_late:${row.order_id}`,
        kind: 'phone_reminder',
        region: districtOf(row.region, city.code),
        dueOn: day,
        reason: lateWords,
      })),
    )
    if (rows.length < batch) return opened
  }
}
