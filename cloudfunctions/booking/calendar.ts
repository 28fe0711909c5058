/** booking.services, booking.calendar and booking.slots: what, on which days, at what times. */
import type { CalendarDay } from '../../types/booking'
import { ServiceError } from '../../types/errors'
import type { LocalDate } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import type { Handler } from '../service/context'
import { daySlots } from './queries/day-slots'
import { monthDays, type MonthDay } from './queries/month-days'
import { closedReason } from './rules/closed-reason'
import { momentOf } from './rules/moment'
import { openingOf, type DayMark } from './rules/opening'
import { serviceOf } from './service'

export const services: Handler<'booking.services'> = ({ city }) =>
  Promise.resolve({
    items: city.services.map(({ code, name, preparation, documents, forTwo }) => ({
      service: code,
      name,
      preparation: [...preparation],
      documents: [...documents],
      forTwo,
    })),
  })

export const calendar: Handler<'booking.calendar'> = async ({ db, clock, city }, input) => {
  const service = serviceOf(city, input.service)
  const now = momentOf(clock.now())
  const place = { ...input, capability: service.capability }
  const rows = await monthDays(db, place, spanOf(input.month), input.people ?? 1, now)
  requireCapable(rows)
  return {
    month: input.month,
    days: rows.map(row => dayOf(row, now.day)),
    preparation: [...service.preparation],
  }
}

export const slots: Handler<'booking.slots'> = async ({ db, clock, city }, input) => {
  const { capability } = serviceOf(city, input.service)
  const rows = await daySlots(db, { ...input, capability }, input.day, momentOf(clock.now()))
  requireCapable(rows)
  return {
    items: rows.flatMap(({ slot_id, starts, ends, free, capacity, audience }) =>
      slot_id === null ? [] : [{ slotId: slot_id, starts, ends, free, capacity, audience }],
    ),
  }
}

/** The queries answer no row at all for an institution that is not there. */
function requireCapable(rows: readonly { capable: boolean }[]): void {
  const [first] = rows
  if (!first) throw new ServiceError('NOT_FOUND')
  if (!first.capable) throw new ServiceError('SITE_NO_CAPABILITY')
}

function spanOf(month: string): { first: LocalDate; last: LocalDate } {
  const first = `${month}-01` as LocalDate
  const nextMonth = `${addDays(first, 31).slice(0, 7)}-01` as LocalDate
  return { first, last: addDays(nextMonth, -1) }
}

function dayOf(row: MonthDay, today: LocalDate): CalendarDay {
  const mark: DayMark | null =
    row.mark_kind !== null && row.mark_name !== null ? { kind: row.mark_kind, name: row.mark_name } : null
  const closed = closedReason(
    {
      day: row.day,
      opening: openingOf(row.site_open, mark),
      capacity: row.capacity,
      capacityAhead: row.capacity_ahead,
      free: row.free,
      ticketed: row.ticketed,
    },
    today,
  )
  return { day: row.day, free: closed === null ? row.free : 0, capacity: row.capacity, closed, mark }
}
