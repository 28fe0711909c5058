/** How long an appointment at the marriage registry is kept free of checks. */
import { oneStop } from '../../../catalog/one-stop'
import type { TimeOfDay } from '../../../types/schema'
import type { Span } from './fit'

export function registrySpan(at: TimeOfDay): Span {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  // A wedding does not go past midnight.
  const end = Math.min(hours * 60 + minutes + oneStop.registryMinutes, 24 * 60 - 1)
  const two = (n: number): string => String(n).padStart(2, '0')
  return { starts: at, ends: `${two(Math.floor(end / 60))}:${two(end % 60)}` as TimeOfDay }
}
