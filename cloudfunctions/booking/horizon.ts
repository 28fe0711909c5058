/** How far ahead can be booked. */
import type { LocalDate } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'

/** Days after today; each night opens one more. */
export const horizonDays = 60
export const lastBookable = (today: LocalDate): LocalDate => addDays(today, horizonDays)
