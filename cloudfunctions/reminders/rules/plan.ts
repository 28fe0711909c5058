/** The reminders of a pregnancy: a pure function of its dating, the stage table and the holidays. */
import type { Stage } from '../../../catalog/city'
import type { LocalDate } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import { datingLmp } from '../../pregnancy/rules/dating'
import { pregnancyStages } from '../../pregnancy/rules/timeline'
import { occurrencesOf, type Occurrence } from './occurrences'
import type { Holidays } from './working-day'

export interface PlanInput {
  readonly edd: LocalDate
  /** The day on which this dating became known: nothing is due before it. */
  readonly from: LocalDate
  readonly fetuses: number
  /** Without a confirming scan closing dates are too uncertain to press for (domain H2). */
  readonly suboptimal: boolean
  readonly stages: readonly Stage[]
  readonly holidays: Holidays
}

export type Planned = Omit<Occurrence, 'latest' | 'closing'>

/** From GA 42+0 on nothing automatic is said; a human calls (domain H12). */
export const lastAutomaticGaDays = 293
/** Stages that fall within so many days of each other are one message (rule 4). */
const mergeDays = 3

/** By due day. The same input gives the same plan: planning again writes nothing. */
export function plan(input: PlanInput): readonly Planned[] {
  const lmp = datingLmp(input.edd)
  const all = pregnancyStages(input.stages, input.fetuses)
    .flatMap(stage => current(occurrencesOf(stage, lmp, input.holidays), input.from))
    .filter(({ closing }) => !(closing && input.suboptimal))
    .sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.latest, b.latest) || compare(a.stage, b.stage))
  return merged(all).map(({ stage, occurrence, opensOn, closesOn, dueOn }) => ({
    stage,
    occurrence,
    opensOn,
    closesOn,
    dueOn,
  }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Entered late (domain H11): windows that are closed are skipped; of what is open, the latest of the occurrences that were
 * missed is due on the day of entry, and the earlier ones are never sent.
 */
function current(occurrences: readonly Occurrence[], from: LocalDate): readonly Occurrence[] {
  const open = occurrences.filter(({ closesOn }) => closesOn >= from)
  const missed = open.findLast(({ dueOn }) => dueOn < from)
  const ahead = open.filter(({ dueOn }) => dueOn >= from)
  if (missed === undefined) return ahead
  const now: Occurrence = { ...missed, dueOn: from, latest: missed.closing ? from : missed.closesOn }
  // What would follow within three days has just been said.
  return [now, ...ahead.filter(({ dueOn }) => dueOn > addDays(from, mergeDays))]
}

/**
 * Moves what falls within three days of each other to one day: the latest of them, so that nothing is told before its
 * window opens; but no further than the first that cannot wait.
 */
function merged(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const groups: Occurrence[][] = []
  for (const occurrence of occurrences) {
    const group = groups.at(-1)
    const first = group?.[0]
    const fits =
      group !== undefined &&
      first !== undefined &&
      occurrence.dueOn <= addDays(first.dueOn, mergeDays) &&
      group.every(({ latest }) => occurrence.dueOn <= latest) &&
      group.every(({ stage }) => stage !== occurrence.stage)
    if (fits) group.push(occurrence)
    else groups.push([occurrence])
  }
  return groups.flatMap(group => {
    const dueOn = group.at(-1)?.dueOn
    return group.map(one => (dueOn === undefined ? one : { ...one, dueOn }))
  })
}
