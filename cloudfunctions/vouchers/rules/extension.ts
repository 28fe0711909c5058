/** Longer than its last day: held for an appointment (domain H30), or extended once by its holder (domain B3). */
import type { LocalDate } from '../../../types/schema'
import { stateOn, type VoucherState } from './state'
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

/** It is asked for in the last week, or within a month after the end; both are this product's default. */
const [lastDays, afterDays] = [7, 30]

export interface Extensible {
  readonly state: VoucherState
  readonly valid_until: LocalDate
  readonly window_until: LocalDate | null
  /** The union or the pregnancy that it hangs on still is. */
  readonly stands: boolean
  readonly extended: boolean
}

/**
 * The last day that one extension gives: as long again as a new voucher, never beyond the window of the examination. Null
 * when its union or pregnancy has ended (nobody is offered it again after a loss), when it has been extended, is not near its end, or the window leaves nothing.
 * @param voucherDays of the version under which it was claimed
 */
export function extendsTo(voucher: Extensible, voucherDays: number, today: LocalDate): LocalDate | null {
  const { valid_until: end, window_until: window } = voucher
  const state = stateOn(voucher.state, end, today)
  if (!voucher.stands || voucher.extended || (state !== 'claimed' && state !== 'expired')) return null
  if (today < addDays(end, -lastDays) || today > addDays(end, afterDays)) return null
  const wanted = addDays(state === 'expired' ? today : end, voucherDays)
  const until = window !== null && window < wanted ? window : wanted
  return until > end && until >= today ? until : null
}
