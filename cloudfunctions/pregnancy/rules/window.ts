/** When a stage is open: from its anchor and its offsets alone. */
import type { Stage } from '../../../catalog/city'
import type { Instant, LocalDate } from '../../../types/schema'
import { addDays, addYears } from '../../eligibility/rules/calendar'
import { dateOf, instantAt, plusSeconds } from '../../platform/clock'
import type { TimeOfDay } from '../../../types/schema'
import { addMonths } from './months'

export interface Window {
  /** 1 for the first; a stage that repeats has one window a repetition. */
  readonly occurrence: number
  /** First and last day, both within. */
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
}

type Offset = Stage['from']

/**
 * @param anchor a day: the dating LMP, the wedding, the discharge, the birthday
 * @param at of a birth: hours count from the minute; without it from the start of the day
 */
export function offsetDay(anchor: LocalDate, offset: Offset, at = '00:00' as TimeOfDay): LocalDate {
  if (typeof offset === 'number') return addDays(anchor, offset)
  const amount = Number(offset.slice(0, -1))
  switch (offset.at(-1)) {
    case 'h':
      return dateOf(plusSeconds(instantAt(anchor, at), amount * 3600))
    case 'm':
      return addMonths(anchor, amount)
    case 'y':
      return addYears(anchor, amount)
    default:
      return addDays(anchor, amount)
  }
}

/** Every window of a stage, in order. */
export function windowsOf(stage: Stage, anchor: LocalDate, at?: TimeOfDay): readonly Window[] {
  const opens = offsetDay(anchor, stage.from, at)
  const closes = offsetDay(anchor, stage.to, at)
  if (stage.everyCalendarYear) return yearByYear(opens, closes)
  const every = stage.repeatEveryDays
  if (every === undefined) return [{ occurrence: 1, opensOn: opens, closesOn: closes }]
  const windows: Window[] = []
  for (let from = opens; from <= closes; from = addDays(from, every)) {
    const last = addDays(from, every - 1)
    windows.push({
      occurrence: windows.length + 1,
      opensOn: from,
      closesOn: last < closes ? last : closes,
    })
  }
  return windows
}

function yearByYear(opens: LocalDate, closes: LocalDate): readonly Window[] {
  const years = Number(closes.slice(0, 4)) - Number(opens.slice(0, 4)) + 1
  return Array.from({ length: years }, (_, i): Window => {
    const year = Number(opens.slice(0, 4)) + i
    return {
      occurrence: i + 1,
      opensOn: i === 0 ? opens : (`${year}-01-01` as LocalDate),
      closesOn: i === years - 1 ? closes : (`${year}-12-31` as LocalDate),
    }
  })
}

export interface BirthWindow {
  readonly opensAt: Instant
  /** The last minute within. */
  readonly closesAt: Instant
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
}

/**
 * A window of the newborn: hours count from the minute of birth (a screening at 6 to 72 hours), days and months from the
 * calendar day, to its end.
 */
export function birthWindow(stage: Stage, bornOn: LocalDate, bornAt: TimeOfDay): BirthWindow {
  const birth = instantAt(bornOn, bornAt)
  const hours = (offset: Offset): number | null =>
    typeof offset === 'string' && offset.endsWith('h') ? Number(offset.slice(0, -1)) : null
  const from = hours(stage.from)
  const to = hours(stage.to)
  const opensAt =
    from === null
      ? instantAt(offsetDay(bornOn, stage.from), '00:00' as TimeOfDay)
      : plusSeconds(birth, from * 3600)
  const closesAt =
    to === null ? instantAt(offsetDay(bornOn, stage.to), '23:59' as TimeOfDay) : plusSeconds(birth, to * 3600)
  return { opensAt, closesAt, opensOn: dateOf(opensAt), closesOn: dateOf(closesAt) }
}
