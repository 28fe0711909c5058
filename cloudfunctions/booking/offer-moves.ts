/** A session is not held any more, or is again: everybody who has booked it is told, and rung about a move if nothing else reaches them. */
import { taskWords } from '../../catalog/messages'
import { fill } from '../../types/errors'
import type { LocalDate, TaskId } from '../../types/schema'
import { addDays, chineseDate } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { enqueue } from '../reminders/enqueue'
import { openTasks } from '../reminders/open-tasks'
import type { Services } from '../service/context'
import { announce, retract } from './announce'
import { peopleOf } from './people-of'
import type { AppointmentRow } from './queries/appointment-row'
import { bookedIn, countMove, villagesOf } from './queries/booked-in'
import type { TurnedSlot } from './queries/write-slots'
import { moveMessages, moveTaskPrefix } from './rules/appointment-messages'
import { hasBegun, momentOf } from './rules/moment'
import { serviceOf } from './service'
import { takeBackOffers } from './waiting/let-go'

/** In the caller's transaction. */
export async function offerMoves(services: Services, slots: readonly TurnedSlot[]): Promise<void> {
  if (slots.length === 0) return
  await takeBackOffers(
    services,
    slots.filter(slot => !slot.taking),
  )
  const now = momentOf(services.clock.now())
  const rows = (await bookedIn(services.db, slots)).filter(row => !hasBegun(row, now))
  for (const row of rows) await (row.taking ? keep(services, row) : offer(services, row))
}

/** The invitation for the old time is taken back first: nobody shall be reminded of a session that is not held. */
async function offer(services: Services, row: AppointmentRow): Promise<void> {
  const { db, ids, clock, city } = services
  const day = today(clock)
  const params = {
    institution: row.institution,
    service: serviceOf(city, row.service).name,
    date: chineseDate(row.day, day),
    time: row.starts,
  }
  await retract(services, row)
  await enqueue(services, moveMessages(row.appointment_id, peopleOf(row), params, row.day, clock.now(), day))
  const villages = await villagesOf(db, [row.person_id])
  await openTasks(services, [
    {
      personId: row.person_id,
      taskId: ids.next<TaskId>(),
      dedupeKey: `${moveTaskPrefix(row.appointment_id)}${day}`,
      kind: 'phone_reminder',
      region: villages.get(row.person_id) ?? city.code.padEnd(12, '0'),
      dueOn: callBy(day, row.day),
      reason: fill(taskWords.move, params),
    },
  ])
}

/** Held again after all: the appointment stands as it was, and is announced like a move to where it is. */
async function keep(services: Services, row: AppointmentRow): Promise<void> {
  await retract(services, row)
  await countMove(services.db, row)
  await announce(services, [{ ...row, moved_count: row.moved_count + 1 }])
}

/** Two days are time to see the message; the call comes on the day before at the latest. */
function callBy(day: LocalDate, session: LocalDate): LocalDate {
  const eve = addDays(session, -1)
  const soon = addDays(day, 2)
  return eve < day ? day : eve < soon ? eve : soon
}
