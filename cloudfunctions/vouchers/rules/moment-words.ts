/** An instant in words for a clerk: 「2026年11月23日10:05」, Asia/Shanghai. */
import type { Instant } from '../../../types/schema'
import { dateOf, timeOf } from '../../platform/clock'

export function momentWords(instant: Instant): string {
  const [year, month, day] = dateOf(instant).split('-').map(Number)
  return `${year}年${month}月${day}日${timeOf(instant)}`
}
