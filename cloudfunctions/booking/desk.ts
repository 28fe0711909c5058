/** desk.today and desk.checkIn: the day at the clerk's institution, and the people who come. */
import { ServiceError } from '../../types/errors'
import type { PersonId } from '../../types/schema'
import { priorityOn } from '../orders/priority'
import { maskedNames } from '../people/masked-names'
import { today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Context, Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { besideAppointment } from '../onestop/mine'
import { deskInstitution } from './desk-institution'
import { peopleOf } from './people-of'
import { appointmentsById } from './queries/appointments-by-id'
import type { AppointmentRow } from './queries/appointment-row'
import { markCheckedIn } from './queries/check-in'
import { deskDay } from './queries/desk-day'
import { presentedAppointment } from './queries/presented-appointment'
import { takeNumber } from './queries/queue/take-number'
import { ticketOf } from './queries/queue/tickets'
import { takeBack } from './queries/release-late'
import { normaliseCheckinCode } from './rules/checkin-code'
import { checkinIndex } from './sealed-code'
import { serviceOf } from './service'

export const deskToday: Handler<'desk.today'> = async (context, input) => {
  const { db, clock, city } = context
  const day = input.day ?? today(clock)
  const rows = await deskDay(db, deskInstitution(context), day, decodeCursor(input.cursor, 2))
  const { items, next } = page(rows, row => [row.starts, row.appointment_id])
  const people = items.flatMap(peopleOf)
  const names = await maskedNames(context, people)
  const first = await priorityOn(context, people, day)
  return {
    day,
    items: items.map(row => ({
      appointmentId: row.appointment_id,
      starts: row.starts,
      serviceName: serviceOf(city, row.service).name,
      names: namesOf(names, peopleOf(row)),
      state: row.state,
      priority: peopleOf(row).some(id => first.has(id)),
    })),
    next,
  }
}

export const checkIn: Handler<'desk.checkIn'> = async (context, input) => {
  const { db, clock, vault } = context
  const institutionId = deskInstitution(context)
  const code = normaliseCheckinCode(input.code)
  if (code === null) throw new ServiceError('NOT_FOUND')
  const row = await presentedAppointment(db, checkinIndex(vault, code))
  if (row.institution_id !== institutionId) throw new ServiceError('WRONG_INSTITUTION')
  if (row.day !== today(clock)) throw new ServiceError('WRONG_DAY')
  if (row.state === 'checked_in') return answer(context, row, true)
  if (!(await arrive(context, row))) throw new ServiceError('APPOINTMENT_CLOSED')
  const first = (await priorityOn(context, peopleOf(row), row.day)).size > 0
  await takeNumber(db, row, row.day, clock.now(), first)
  await checkInBeside(context, row)
  for (const person of peopleOf(row)) await audit(context, person, 'desk.checkIn')
  return answer(context, { ...row, checked_in_at: clock.now() }, false)
}

/** One code for a one-stop visit: what else of it is here today is checked in with it. */
async function checkInBeside(context: Context, row: AppointmentRow): Promise<void> {
  const ids = await besideAppointment(context, row.appointment_id)
  if (ids.length === 0) return
  for (const other of await appointmentsById(context.db, row.institution_id, ids))
    if (other.day === row.day && other.state === 'booked') await arrive(context, other)
}

/** False when it is neither booked nor missed. Places that were freed because nobody came are taken back where they are. */
async function arrive({ db, clock }: Context, row: AppointmentRow): Promise<boolean> {
  if (!(await markCheckedIn(db, row, clock.now()))) return false
  if (row.released_at !== null) await takeBack(db, row, peopleOf(row).length)
  return true
}

async function answer(context: Context, row: AppointmentRow, already: boolean) {
  const names = await maskedNames(context, peopleOf(row))
  const ticket = await ticketOf(context.db, row.institution_id, row.appointment_id)
  return {
    appointmentId: row.appointment_id,
    serviceName: serviceOf(context.city, row.service).name,
    starts: row.starts,
    day: row.day,
    names: namesOf(names, peopleOf(row)),
    checkedInAt: row.checked_in_at ?? '',
    number: ticket?.number ?? null,
    priority: (await priorityOn(context, peopleOf(row), row.day)).size > 0,
    already,
  }
}

const namesOf = (names: ReadonlyMap<PersonId, string>, people: readonly PersonId[]): string[] =>
  people.map(person => names.get(person) ?? '*')
