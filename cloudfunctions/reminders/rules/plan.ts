/** The reminders of a course: a pure function of its anchor, the stage table and the holidays. */
import type { Stage } from '../../../catalog/city'
import type { LocalDate } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import { stagesOf, type Anchor, type Course } from './courses'
import { occurrencesOf, type Occurrence } from './occurrences'
import type { Holidays } from './working-day'

export interface PlanInput {
  readonly course: Course
  readonly anchor: Anchor
  /** The day on which this anchor became known: nothing is due before it. Null plans as if it had always been known. */
  readonly from: LocalDate | null
  readonly multiple: boolean
  /** Without a confirming scan closing dates are too uncertain to press for (domain H2). */
  readonly suboptimal: boolean
  readonly stages: readonly Stage[]
  readonly holidays: Holidays
}

export type Planned = Omit<Occurrence, 'latest' | 'closing'>

/** From GA 42+0 on nothing automatic is said; a human calls (domain H12). */
export const lastAutomaticGaDays = 293
/** Stages that fall within so many days of each other are one message (rule 4). */
export const mergeDays = 3

/**
 * By due day. The same input gives the same plan: planning again writes nothing. What is due more than `mergeDays` after
 * `from` does not depend on it, so that a day of the horizon is planned once for all who share an anchor.
 */
export function plan(input: PlanInput): readonly Planned[] {
  const all = merged(
    stagesOf(input.stages, input.course, input.multiple)
      .flatMap(stage => occurrencesOf(stage, input.anchor, input.holidays))
      .filter(({ closing }) => !(closing && input.suboptimal))
      .sort(byDue),
  )
  const told = input.from === null ? all : knownSince(all, input.from)
  return told.toSorted(byDue).map(({ stage, occurrence, opensOn, closesOn, dueOn }) => ({
    stage,
    occurrence,
    opensOn,
    closesOn,
    dueOn,
  }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byDue = (a: Occurrence, b: Occurrence): number =>
  compare(a.dueOn, b.dueOn) || compare(a.latest, b.latest) || compare(a.stage, b.stage)

/**
 * Entered late (domain H11): windows that are closed are skipped; of what is open, the latest of the occurrences that were
 * missed is due on the day of entry, and the earlier ones are never sent. It is told together with what follows within
 * three days, if it can wait so long.
 */
function knownSince(all: readonly Occurrence[], from: LocalDate): readonly Occurrence[] {
  const soon = addDays(from, mergeDays)
  const open = all.filter(({ closesOn }) => closesOn >= from)
  const missed = open
    .filter(({ dueOn }) => dueOn < from)
    .filter((one, i, list) => list.findLastIndex(({ stage }) => stage === one.stage) === i)
    .map((one): Occurrence => ({ ...one, latest: one.latest > from ? one.latest : from }))
  const late = new Set(missed.map(({ stage }) => stage))
  // What would follow within three days has just been said.
  const ahead = open.filter(({ dueOn, stage }) => dueOn >= from && !(late.has(stage) && dueOn <= soon))
  const next = ahead.find(({ dueOn }) => dueOn <= soon)?.dueOn ?? from
  const dueOn = missed.every(({ latest }) => latest >= next) ? next : from
  return [...missed.map(one => ({ ...one, dueOn })), ...ahead]
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
