/** How far a scan must differ from the reckoned date before it replaces it: data, so that a city's obstetricians decide. */

export interface RedatingRow {
  /** Gestational age by the reckoning on the day of the scan, in completed days; this row holds up to and including it. */
  readonly upToDays: number
  /** The scan counts when it differs by more than this many days. */
  readonly thresholdDays: number
}

const week = (weeks: number, days = 0): number => weeks * 7 + days

/** ACOG Committee Opinion 700 (2017), table 1. Chinese teaching (>5 or ≥7 days in early pregnancy) lies within it. */
export const redatingTable: readonly RedatingRow[] = [
  { upToDays: week(8, 6), thresholdDays: 5 },
  { upToDays: week(13, 6), thresholdDays: 7 },
  { upToDays: week(15, 6), thresholdDays: 7 },
  { upToDays: week(21, 6), thresholdDays: 10 },
  { upToDays: week(27, 6), thresholdDays: 14 },
  { upToDays: week(44), thresholdDays: 21 },
]

/** A scan before this many days confirms the dating; without one it is suboptimal (ACOG 700). */
export const confirmingScanBeforeDays = week(22)

/** A correction by more than this is entered by a clinician and confirmed by a second one. */
export const widestAloneDays = 14
