/** By when an order is accepted and done (domain B5): acceptance within one working day, and never after the service itself. */
import type { LocalDate } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import { workingDayAfter, type Holidays } from '../../reminders/rules/working-day'
import type { OrderItem } from './item'

const daysOf = (hours: number): number => Math.ceil(hours / 24)

/** @param wantedOn the day that she wishes; without one the last day to accept it stands in */
export function dueOf(
  { within }: Pick<OrderItem, 'within'>,
  wantedOn: LocalDate | null,
  today: LocalDate,
  holidays: Holidays,
): { readonly acceptBy: LocalDate; readonly doneBy: LocalDate } {
  const nextWorkingDay = workingDayAfter(today, 1, holidays)
  const doneBy =
    'workingDays' in within
      ? workingDayAfter(today, within.workingDays, holidays)
      : 'hours' in within
        ? addDays(today, daysOf(within.hours))
        : (wantedOn ?? nextWorkingDay)
  return { acceptBy: doneBy < nextWorkingDay ? doneBy : nextWorkingDay, doneBy }
}
