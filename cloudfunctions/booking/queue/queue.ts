/** queue.mine, queue.lines, queue.line and queue.callNext: numbers in the order of coming. */
import { ServiceError } from '../../../types/errors'
import type { QueueTicket } from '../../../types/queue'
import { maskedNames } from '../../people/masked-names'
import { today } from '../../platform/clock'
import { audit } from '../../service/audit'
import type { Context, Handler, Services, StaffCaller } from '../../service/context'
import { decodeCursor, page } from '../../service/page'
import { deskInstitution } from '../desk-institution'
import { peopleOf } from '../people-of'
import { myAppointment } from '../queries/my-appointments'
import {
  callNext,
  linesOf,
  ticketNumbered,
  ticketOf,
  tickets,
  type Line,
  type TicketRow,
} from '../queries/queue/tickets'
import { momentOf } from '../rules/moment'
import { serviceOf } from '../service'

/** Of today: tomorrow nobody is called by it. */
export const mine: Handler<'queue.mine'> = async ({ db, caller, clock }, input) => {
  const row = await myAppointment(db, caller.personId, input)
  const ticket = row.day === today(clock) && (await ticketOf(db, row.institution_id, row.appointment_id))
  return { ticket: ticket || null }
}

export const lines: Handler<'queue.lines'> = async (context, _input) => {
  const { day, time } = momentOf(context.clock.now())
  const rows = await linesOf(context.db, deskInstitution(context), day, time)
  return { items: rows.map(row => ({ ...row, serviceName: serviceOf(context.city, row.service).name })) }
}

export const line: Handler<'queue.line'> = async (context, { service, cursor }) => {
  const rows = await tickets(context.db, todays(context, service), decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.number])
  return { items: await ticketsShown(context, items), next }
}

export const next: Handler<'queue.callNext'> = async (context, { service }) => {
  const { db, clock, caller } = context
  const of = todays(context, service)
  const called = await callNext(db, of, caller.accountKey, clock.now())
  if (called === undefined) throw new ServiceError('QUEUE_EMPTY')
  const row = await ticketNumbered(db, of, called.number)
  for (const person of peopleOf(row)) await audit(context, person, 'queue.callNext')
  return ticketShown(context, row)
}

export const todays = (context: Context<StaffCaller>, service: Line['service']): Line => ({
  institutionId: deskInstitution(context),
  service,
  day: today(context.clock),
})

export async function ticketShown(services: Services, row: TicketRow): Promise<QueueTicket> {
  const [shown] = await ticketsShown(services, [row])
  if (shown === undefined) throw new TypeError('one ticket expected')
  return shown
}

async function ticketsShown(services: Services, rows: readonly TicketRow[]): Promise<QueueTicket[]> {
  const names = await maskedNames(services, rows.flatMap(peopleOf))
  return rows.map(row => ({
    number: row.number,
    names: peopleOf(row).map(person => names.get(person) ?? '*'),
    starts: row.starts,
    walkIn: row.walk_in,
    called: row.called,
    priority: row.priority,
  }))
}
