/** On which days a stage is to be told: its urgency and its window decide (domain C3, C4). */
import type { LocalDate } from '../../../types/schema'
import { addDays, dayNumber } from '../../eligibility/rules/calendar'
import { windowsOf } from '../../pregnancy/rules/window'
import type { Anchor, TellableStage } from './courses'
import { workingDayBefore, type Holidays } from './working-day'

export interface Occurrence {
  readonly stage: string
  /**
   * Part of a reminder's identity. 1 when the window opens, 2 at 60 % of it, 3 before it closes; of a stage that repeats,
   * the number of the repetition.
   */
  readonly occurrence: number
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
  readonly dueOn: LocalDate
  /** Not to be moved later than this when reminders are merged. */
  readonly latest: LocalDate
  readonly closing: boolean
}

const closingDays = 3

/**
 * The opening is told on its day. What presses (60 %, closing) counts back from the last working day of the window and
 * falls on a working day itself, so that there is a clinic to go to (rule 9); it is left out when it would come within
 * three days of what was said before.
 */
export function occurrencesOf(
  stage: TellableStage,
  anchor: Anchor,
  holidays: Holidays,
): readonly Occurrence[] {
  const windows = windowsOf(stage, anchor.on, anchor.at)
  return windows.flatMap(({ occurrence: repetition, opensOn, closesOn }) => {
    const common = { stage: stage.key, opensOn, closesOn }
    const opening: Occurrence = {
      ...common,
      occurrence: repetition,
      dueOn: opensOn,
      // A window of three days is not to be told on its last: the heart screening at 6 to 72 hours.
      latest: dayNumber(closesOn) - dayNumber(opensOn) <= closingDays ? opensOn : closesOn,
      closing: false,
    }
    if (stage.urgency !== 'U3' || stage.repeatEveryDays !== undefined) return [opening]
    const lastWorking = workingDayBefore(closesOn, opensOn, holidays)
    const length = dayNumber(closesOn) - dayNumber(opensOn)
    const midDue = workingDayBefore(addDays(opensOn, Math.floor(length * 0.6)), opensOn, holidays)
    const closingDue = workingDayBefore(addDays(lastWorking, -closingDays), opensOn, holidays)
    const told = [opening]
    const gap = (from: LocalDate, to: LocalDate): boolean => dayNumber(to) - dayNumber(from) > closingDays
    if (gap(opensOn, midDue) && gap(midDue, closingDue))
      told.push({ ...opening, occurrence: 2, dueOn: midDue, latest: addDays(midDue, closingDays) })
    if (gap(opensOn, closingDue) || length <= 2 * closingDays)
      if (closingDue > opensOn)
        told.push({ ...opening, occurrence: 3, dueOn: closingDue, latest: closingDue, closing: true })
    return told
  })
}
