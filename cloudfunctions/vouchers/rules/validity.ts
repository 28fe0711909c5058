/** How long a claimed voucher is good. */
import type { LocalDate } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'

/** Both days included. Never beyond the last day on which the programme itself applies. */
export function validityOf(
  today: LocalDate,
  voucherDays: number,
  lastDay: LocalDate | null,
): { readonly from: LocalDate; readonly until: LocalDate } {
  const until = addDays(today, voucherDays)
  return { from: today, until: lastDay !== null && lastDay < until ? lastDay : until }
}
