/** Why a day of the calendar cannot be booked, the most lasting reason first. */
import type { CalendarDay } from '../../../types/booking'
import type { LocalDate } from '../../../types/schema'
import type { Opening } from './opening'

export interface DayCount {
  readonly day: LocalDate
  readonly opening: Opening
  /** Places of all sessions of the day, and of those only that have not begun. */
  readonly capacity: number
  readonly capacityAhead: number
  readonly free: number
  /** Its places are given by tickets first. */
  readonly ticketed: boolean
}

export function closedReason(count: DayCount, today: LocalDate): CalendarDay['closed'] {
  if (count.day < today) return 'past'
  if (count.opening === 'closed') return 'closed'
  if (count.opening === 'holiday') return 'holiday'
  if (count.capacity === 0) return 'no_session'
  if (count.capacityAhead === 0) return 'past'
  if (count.ticketed) return 'tickets'
  return count.free === 0 ? 'full' : null
}
