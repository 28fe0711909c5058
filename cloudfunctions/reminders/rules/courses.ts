/** A course: something that runs from one day on and has stages of its own. A reminder belongs to exactly one. */
import type { Stage } from '../../../catalog/city'
import type { LocalDate, TimeOfDay } from '../../../types/schema'

/**
 * | course    | runs from                    | told to                             | about                          |
 * | --------- | ---------------------------- | ----------------------------------- | ------------------------------ |
 * | pregnancy | dating LMP                   | her                                 | the pregnancy                  |
 * | mother    | the birth                    | her, whatever becomes of the child  | the first child of the birth   |
 * | discharge | leaving the hospital         | her                                 | the first child of the birth   |
 * | child     | the minute of birth          | the mother; after her death, father | the child                      |
 * | plan      | the month of a planned pregnancy | who planned it                  | the person                     |
 */
export type Course = 'pregnancy' | 'mother' | 'discharge' | 'child' | 'plan'

export interface Anchor {
  readonly on: LocalDate
  /** Only of a child, and only while windows in hours are open: a window that starts six hours after a birth. */
  readonly at?: TimeOfDay | undefined
}

/** Null: told by a first contact when a pass finds the person entitled (a wedding, an age). */
export function courseOf(stage: Pick<Stage, 'anchor' | 'mother'>): Course | null {
  switch (stage.anchor) {
    case 'LMP':
      return 'pregnancy'
    case 'BIRTH':
      return stage.mother ? 'mother' : 'child'
    case 'DISCH':
      return 'discharge'
    case 'PLAN':
      return 'plan'
    case 'MARRY':
    case 'AGE':
      return null
  }
}

export type TellableStage = Stage & {
  readonly urgency: Exclude<Stage['urgency'], 'staff'>
  readonly thing: string
  readonly sms: string
}
const isTellable = (stage: Stage): stage is TellableStage =>
  stage.urgency !== 'staff' && stage.thing !== null && stage.sms !== null

/** What is told in a course: not what is staff's own, nor, with twins, what is for one child only. */
export const stagesOf = (
  stages: readonly Stage[],
  course: Course,
  multiple: boolean,
): readonly TellableStage[] =>
  stages.filter(isTellable).filter(stage => courseOf(stage) === course && !(stage.singleton && multiple))
