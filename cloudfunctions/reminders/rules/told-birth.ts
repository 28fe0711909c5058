/** What of a birth is still to be told: its window, and whether the records say that it is over. */
import type { Stage } from '../../../catalog/city'
import type { Instant, LocalDate, TimeOfDay } from '../../../types/schema'
import { dateOf } from '../../platform/clock'
import { birthWindow, windowsOf } from '../../pregnancy/rules/window'
import { courseOf } from './courses'
import { isBooked, isDone, type Days, type StageRecord } from './done'

export interface ToldBirth {
  /** Of the child. */
  readonly id: string
  readonly bornOn: LocalDate
  readonly bornAt: TimeOfDay
  readonly dischargedOn: LocalDate | null
  readonly alive: boolean
  readonly girl: boolean
  /** Oldest first. */
  readonly screenings: readonly { readonly kind: string; readonly result: string }[]
  /** The mother's last self-check of her mood. */
  readonly moodOn: LocalDate | null
}

/** The screening that a stage asks for. */
const screeningOf: Readonly<Record<string, string>> = {
  NB_CHD: 'chd',
  NB_HEARING: 'hearing',
  NB_HEEL: 'metabolic',
  NB_HEEL_LATE: 'metabolic',
}

/** Null without a discharge, where the stage counts from it. */
export function daysAfterBirth(stage: Stage, occurrence: number, birth: ToldBirth): Days | null {
  const discharge = stage.anchor === 'DISCH'
  const on = discharge ? birth.dischargedOn : birth.bornOn
  if (on === null) return null
  const windows = windowsOf(stage, on, discharge ? undefined : birth.bornAt)
  // Of a stage that does not repeat the occurrence counts how often it is told.
  return (windows.length > 1 ? windows[occurrence - 1] : windows[0]) ?? null
}

/** The mother's records; of a child's stage only the vouchers of that child count. */
export type BirthRecord = Pick<StageRecord, 'visits'> & {
  readonly vouchers: readonly (StageRecord['vouchers'][number] & { readonly person: string })[]
}

export const isOpenAfterBirth = (...of: Parameters<typeof afterBirth>): boolean =>
  afterBirth(...of) === 'open'

/**
 * `none`: the stage is not this child's, or counts from a day that is not known.
 * @param now windows in hours close at a minute
 */
export function afterBirth(
  stage: Stage,
  occurrence: number,
  birth: ToldBirth,
  record: BirthRecord,
  stages: readonly Stage[],
  now: Instant,
): 'none' | 'closed' | 'done' | 'open' {
  const ofChild = courseOf(stage) === 'child'
  if ((ofChild && !birth.alive) || (stage.girls && !birth.girl)) return 'none'
  if (stage.onlyAfter !== undefined && !refers(stage.onlyAfter, birth)) return 'none'
  const days = daysAfterBirth(stage, occurrence, birth)
  if (days === null) return 'none'
  if (isOver(stage, days, birth, record, stages)) return 'done'
  const byMinute = ofChild && !stage.everyCalendarYear
  const closed = byMinute
    ? birthWindow(stage, birth.bornOn, birth.bornAt).closesAt < now
    : days.closesOn < dateOf(now)
  return closed ? 'closed' : 'open'
}

function isOver(
  stage: Stage,
  days: Days,
  birth: ToldBirth,
  record: BirthRecord,
  stages: readonly Stage[],
): boolean {
  const asked = screeningOf[stage.key]
  if (asked !== undefined && birth.screenings.some(({ kind }) => kind === asked)) return true
  if (stage.key === 'PP_MOOD' && birth.moodOn !== null && birth.moodOn >= days.opensOn) return true
  const ofChild = courseOf(stage) === 'child'
  const own = {
    bookletOn: null,
    scanned: false,
    vouchers: ofChild ? record.vouchers.filter(({ person }) => person === birth.id) : [],
    visits: ofChild ? [] : record.visits,
  }
  return isDone(stage, days, own, stages) || isBooked(stage, days, own)
}

/** The newest result was not passed, and it was the first, second … of its kind that was not. */
function refers({ screening, failed }: NonNullable<Stage['onlyAfter']>, { screenings }: ToldBirth): boolean {
  const results = screenings.filter(({ kind }) => kind === screening).map(({ result }) => result)
  return results.at(-1) !== 'negative' && results.filter(result => result !== 'negative').length === failed
}
