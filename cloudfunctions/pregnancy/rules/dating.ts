/** Dating a pregnancy (domain C1). EDD = LMP + 280 days (WHO ANC DAK), never the calendar form of Naegele's rule. */
import { confirmingScanBeforeDays, redatingTable, type RedatingRow } from '../../../catalog/dating'
import type { DatingMethod } from '../../../types/pregnancy'
import type { LocalDate } from '../../../types/schema'
import { addDays, dayNumber } from '../../eligibility/rules/calendar'

export const termDays = 280
/** GA 44+0: no pregnancy is older. */
export const longestDays = 308

/** @param cycleDays usual regular cycle, 21 to 35; a longer cycle ovulates later */
export const eddByLmp = (lmp: LocalDate, cycleDays = 28): LocalDate => addDays(lmp, termDays + cycleDays - 28)

/** Assisted reproduction: transfer + 266 − age of the embryo (3 or 5 days). No scan overrides it. */
export const eddByTransfer = (transferOn: LocalDate, embryoAgeDays: number): LocalDate =>
  addDays(transferOn, 266 - embryoAgeDays)

/** The LMP that the EDD implies, from which every window counts. */
export const datingLmp = (edd: LocalDate): LocalDate => addDays(edd, -termDays)

/** Completed days of gestation; negative before the dating LMP. */
export const gaDaysOn = (edd: LocalDate, day: LocalDate): number => dayNumber(day) - dayNumber(edd) + termDays

/** 「孕12周+3」, 「孕12周」 on the day a week is completed. */
export function gaText(days: number): string {
  const rest = days % 7
  return `孕${Math.floor(days / 7)}周${rest === 0 ? '' : `+${rest}`}`
}

export type LmpFault = 'LMP_IN_FUTURE' | 'LMP_TOO_OLD'
export function lmpFault(lmp: LocalDate, today: LocalDate): LmpFault | null {
  if (lmp > today) return 'LMP_IN_FUTURE'
  return dayNumber(today) - dayNumber(lmp) > longestDays ? 'LMP_TOO_OLD' : null
}

export interface Scan {
  readonly scanOn: LocalDate
  /** Gestational age by the scan, completed days. */
  readonly gaDays: number
}
export interface Dating {
  readonly method: DatingMethod
  readonly edd: LocalDate | null
  readonly scan: Scan | null
}

export const eddByScan = ({ scanOn, gaDays }: Scan): LocalDate => addDays(scanOn, termDays - gaDays)

/** A first-trimester scan ends at 13+6. */
const methodOf = ({ gaDays }: Scan): 'US_T1' | 'US_T2' => (gaDays < 98 ? 'US_T1' : 'US_T2')

export type Redating =
  | { readonly verdict: 'rejected' }
  | { readonly verdict: 'implausible' }
  | {
      readonly verdict: 'accepted'
      readonly method: DatingMethod
      readonly edd: LocalDate
      /** True when the EDD is now another. */
      readonly changed: boolean
      /** By how much the scan differs from the reckoning, absolute. */
      readonly differenceDays: number
      readonly thresholdDays: number
    }

/**
 * The earliest acceptable scan wins: a scan as late as one that was accepted before, or later, never re-dates; nor does any
 * scan overrule a transfer date, or an ultrasound EDD whose day of scan is not on record.
 * @param history every dating that held, oldest first; the last one holds now
 */
export function redate(
  history: readonly Dating[],
  scan: Scan,
  today: LocalDate,
  table: readonly RedatingRow[] = redatingTable,
): Redating {
  const scanEdd = eddByScan(scan)
  if (scan.scanOn > today || gaDaysOn(scanEdd, today) > longestDays) return { verdict: 'implausible' }
  const earlier = history.some(dating => dating.scan !== null && dating.scan.scanOn <= scan.scanOn)
  const reckoned = history.findLast(({ method }) => method === 'LMP' || method === 'CLINICIAN')
  const present = history.at(-1)
  const fixed = present?.method === 'ART' || (isUltrasound(present) && present?.scan === null)
  if (earlier || fixed) return { verdict: 'rejected' }
  if (reckoned === undefined || reckoned.edd === null) {
    const changed = present?.edd !== scanEdd
    const differenceDays = present === undefined || present.edd === null ? 0 : apart(present.edd, scanEdd)
    return {
      verdict: 'accepted',
      method: methodOf(scan),
      edd: scanEdd,
      changed,
      differenceDays,
      thresholdDays: 0,
    }
  }
  const age = gaDaysOn(reckoned.edd, scan.scanOn)
  const row = table.find(({ upToDays }) => age <= upToDays)
  if (age < 0 || row === undefined) return { verdict: 'implausible' }
  const { thresholdDays } = row
  const differenceDays = apart(reckoned.edd, scanEdd)
  const overrides = differenceDays > thresholdDays
  const edd = overrides ? scanEdd : reckoned.edd
  return {
    verdict: 'accepted',
    method: overrides ? methodOf(scan) : reckoned.method,
    edd,
    changed: edd !== present?.edd,
    differenceDays,
    thresholdDays,
  }
}

const apart = (one: LocalDate, other: LocalDate): number => Math.abs(dayNumber(one) - dayNumber(other))
const isUltrasound = (dating: Dating | undefined): boolean =>
  dating?.method === 'US_T1' || dating?.method === 'US_T2'

/** No scan before 22+0, no transfer date: closing dates are not certain enough to press for (ACOG 700; domain H2). */
export function isSuboptimal(history: readonly Dating[]): boolean {
  const present = history.at(-1)
  if (present === undefined || present.method === 'ART') return false
  if (isUltrasound(present) && present.scan === null) return false
  return !history.some(({ scan }) => scan !== null && scan.gaDays < confirmingScanBeforeDays)
}
