/** What another room may ask: the stages that are open for a person today, what closes first first. */
import type { PersonId } from '../../types/schema'
import { today } from '../platform/clock'
import { windowsOf } from '../pregnancy/rules/window'
import type { Services } from '../service/context'
import { ownCourses } from './queries/courses'
import { stagesOf } from './rules/courses'

/** Without those that hang on a result, a right or the child's sex: they are told to whom they concern, and to nobody else. */
export async function stagesNow(
  { db, clock, city }: Pick<Services, 'db' | 'clock' | 'city'>,
  personId: PersonId,
): Promise<readonly string[]> {
  const day = today(clock)
  const open = (await ownCourses(db, personId, day)).flatMap(course =>
    stagesOf(city.stages, course.course, course.multiple)
      .filter(stage => !stage.onlyAfter && !stage.onlyWithVoucher && !stage.girls)
      .flatMap(stage =>
        windowsOf(stage, course.anchor_on, course.anchor_at)
          .filter(({ opensOn, closesOn }) => opensOn <= day && day <= closesOn)
          .map(({ closesOn }) => ({ key: stage.key, closesOn })),
      ),
  )
  open.sort((a, b) => (a.closesOn < b.closesOn ? -1 : a.closesOn > b.closesOn ? 1 : 0))
  return [...new Set(open.map(({ key }) => key))]
}
