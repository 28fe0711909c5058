/** How a clinic's row dates a pregnancy (WHO ANC DAK: EDD = LMP + 280 days). */
import type { DatingMethod } from '../../../types/pregnancy'
import type { LocalDate } from '../../../types/schema'
import { dayNumber } from '../../eligibility/rules/calendar'
import { datingLmp, eddByLmp, gaDaysOn, longestDays } from '../../pregnancy/rules/dating'

/** A correction by more than this needs a second clinician. */
const widest = 14

export interface FeedDating {
  readonly method: Extract<DatingMethod, 'LMP' | 'US_T1' | 'CLINICIAN' | 'UNDATED'>
  readonly lmp: LocalDate | null
  readonly edd: LocalDate | null
  readonly note: 'EDD_BY_ULTRASOUND' | 'EDD_ONLY' | 'UNDATED' | null
}
export interface DatingFault {
  readonly fault: 'LMP_IN_FUTURE' | 'PREGNANCY_TOO_OLD' | 'EDD_TOO_LATE' | 'DATES_DISAGREE'
  readonly column: '末次月经' | '预产期'
}

/**
 * Both given and apart: clinics write a changed EDD after an early ultrasound, so the EDD dates the pregnancy and the LMP is
 * kept as what she said.
 */
export function dateByFeed(
  { lmp, edd }: { readonly lmp: LocalDate | null; readonly edd: LocalDate | null },
  today: LocalDate,
): FeedDating | DatingFault {
  if (lmp !== null && lmp > today) return { fault: 'LMP_IN_FUTURE', column: '末次月经' }
  const byLmp = lmp === null ? null : eddByLmp(lmp)
  const due = edd ?? byLmp
  if (due === null) return { method: 'UNDATED', lmp: null, edd: null, note: 'UNDATED' }
  const column = edd === null ? '末次月经' : '预产期'
  const days = gaDaysOn(due, today)
  if (days > longestDays) return { fault: 'PREGNANCY_TOO_OLD', column }
  if (days < 0) return { fault: 'EDD_TOO_LATE', column }
  if (byLmp === null) return { method: 'CLINICIAN', lmp: null, edd: due, note: 'EDD_ONLY' }
  const apart = Math.abs(dayNumber(due) - dayNumber(byLmp))
  if (apart > widest) return { fault: 'DATES_DISAGREE', column: '预产期' }
  return apart === 0
    ? { method: 'LMP', lmp, edd: due, note: null }
    : { method: 'US_T1', lmp, edd: due, note: 'EDD_BY_ULTRASOUND' }
}

/** The dating LMP, or the reported one; null when undated. */
export const began = ({
  edd,
  lmp,
}: {
  readonly edd: LocalDate | null
  readonly lmp: LocalDate | null
}): LocalDate | null => (edd === null ? lmp : datingLmp(edd))
