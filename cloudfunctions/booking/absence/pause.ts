/** Repeated absence: a call to ask what stands in the way, and booking at the counter for a while (domain H32). */
import { taskWords } from '../../../catalog/messages'
import type { City } from '../../../catalog/city'
import { ServiceError } from '../../../types/errors'
import type { LocalDate, PersonId, ServiceCode, TaskId } from '../../../types/schema'
import { addDays, chineseDate } from '../../eligibility/rules/calendar'
import { today } from '../../platform/clock'
import { openTasks } from '../../reminders/open-tasks'
import type { Services } from '../../service/context'
import { absentPeople, insertPauses, runningPause } from '../queries/absence/pauses'
import { serviceOf } from '../service'

const most = 3
const within = 90
const pausedDays = 30
const callWithinDays = 3

/** Nothing of a pregnancy is ever paused, nor does missing it count: its windows do not come back. */
const pausable = (city: City): ServiceCode[] =>
  city.services.filter(({ forPregnancy }) => forPregnancy !== true).map(({ code }) => code)

/** By the night, in one transaction; safe to repeat. @returns people who book at the counter from today */
export async function pauseAbsent(services: Services): Promise<number> {
  const { db, clock, ids, city } = services
  const day = today(clock)
  return db.tx(async tx => {
    const span = { from: addDays(day, -within), until: addDays(day, -1) }
    const absent = await absentPeople(tx, span, pausable(city), most)
    const rows = absent.map(row => ({ pauseId: ids.next(), personId: row.person_id, missed: row.missed }))
    const paused = await insertPauses(tx, rows, { from: day, until: addDays(day, pausedDays - 1) })
    await openTasks(
      { ...services, db: tx },
      absent
        .filter(row => paused.includes(row.person_id))
        .map(row => ({
          personId: row.person_id,
          taskId: ids.next<TaskId>(),
          dedupeKey: `absent:${day}`,
          kind: 'phone_reminder',
          region: row.village,
          dueOn: addDays(day, callWithinDays),
          reason: taskWords.absent,
        })),
    )
    return paused.length
  })
}

/** COUNTER_ONLY with the day on which it ends, or null when nothing stands in the way. */
export const counterOnly = (until: LocalDate | null, now: LocalDate): ServiceError | null =>
  until === null ? null : new ServiceError('COUNTER_ONLY', { date: chineseDate(addDays(until, 1), now) })

/** @throws COUNTER_ONLY for services that are no pregnancy's */
export async function mustNotBePaused(
  { db, clock, city }: Services,
  personId: PersonId,
  code: ServiceCode,
): Promise<void> {
  if (serviceOf(city, code).forPregnancy === true) return
  const day = today(clock)
  const refusal = counterOnly((await runningPause(db, personId, day))?.until_day ?? null, day)
  if (refusal !== null) throw refusal
}
