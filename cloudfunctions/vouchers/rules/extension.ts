/** A voucher whose service is booked past its last day is held for the appointment (domain rule H30). */
import type { LocalDate } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'

/** To the day after the appointment, never beyond the programme's own window; null when that is no later than now. */
export function extendedUntil(
  validUntil: LocalDate,
  windowUntil: LocalDate | null,
  bookedOn: LocalDate,
): LocalDate | null {
  const wanted = addDays(bookedOn, 1)
  const until = windowUntil !== null && windowUntil < wanted ? windowUntil : wanted
  return until > validUntil ? until : null
}
