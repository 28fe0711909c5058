/** The whole pregnancy as rows with windows, from the dating alone. */
import type { Stage } from '../../../catalog/city'
import type { StageRow } from '../../../types/pregnancy'
import type { LocalDate, ProgrammeCode } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import { stagesOf, type TellableStage } from '../../reminders/rules/courses'
import { datingLmp, gaDaysOn, gaText } from './dating'
import { windowsOf, type Window } from './window'

/** Shown as the next thing, not just as a later one. */
const soonDays = 14

export interface TimelineInput {
  readonly stages: readonly Stage[]
  readonly edd: LocalDate
  readonly fetuses: number
  readonly today: LocalDate
  isDone(stage: Stage, window: Window): boolean
  /** The programme whose voucher pays for the stage here, if there is one. */
  programmeOf(stage: Stage): ProgrammeCode | null
}

export function timeline(input: TimelineInput): StageRow[] {
  const { edd, today } = input
  const lmp = datingLmp(edd)
  return stagesOf(input.stages, 'pregnancy', input.fetuses > 1)
    .flatMap(stage => windowsOf(stage, lmp).map(window => rowOf(stage, window)))
    .sort((a, b) => order(a.opensOn, b.opensOn) || order(a.closesOn, b.closesOn))

  function rowOf(stage: TellableStage, window: Window): StageRow {
    const { occurrence, opensOn, closesOn } = window
    return {
      key: stage.key,
      occurrence,
      title: stage.thing,
      what: stage.what,
      where: stage.where,
      note: stage.note ?? '',
      opensOn,
      closesOn,
      gaFrom: gaText(gaDaysOn(edd, opensOn)),
      gaTo: gaText(gaDaysOn(edd, closesOn)),
      state: input.isDone(stage, window) ? 'done' : stateOf(window, today),
      urgency: stage.urgency,
      programme: input.programmeOf(stage),
      service: stage.service ?? null,
    }
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export function stateOf({ opensOn, closesOn }: Window, today: LocalDate): StageRow['state'] {
  if (closesOn < today) return 'past'
  if (opensOn <= today) return 'now'
  return opensOn <= addDays(today, soonDays) ? 'next' : 'later'
}
