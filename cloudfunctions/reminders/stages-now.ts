/** What another room may ask: the stages that are open for a person today, what closes first first. */
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import { guardedBy } from '../people/children'
import { today } from '../platform/clock'
import { windowsOf } from '../pregnancy/rules/window'
import type { Services } from '../service/context'
import { ownCourses, type OwnCourse } from './queries/courses'
import { stagesOf } from './rules/courses'

type Needs = Pick<Services, 'db' | 'clock' | 'city'>

/**
 * Hers, and of a father those of his children: their courses are told to the mother.
 * Without what hangs on a result, a right or the child's sex: that is told to whom it concerns, and to nobody else.
 */
export async function stagesNow(services: Needs, personId: PersonId): Promise<readonly string[]> {
  const { db, clock, city } = services
  const day = today(clock)
  const courses = [...(await ownCourses(db, personId, day)), ...(await asFather(services, personId))]
  const open = courses.flatMap(course =>
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

/** Only of children that he is a guardian of: what else is hers stays hers (domain F3). */
async function asFather({ db, clock }: Needs, me: PersonId): Promise<readonly OwnCourse[]> {
  const children = await db.many<{ child: PersonId; mother: PersonId }>(sql`
    select n.person_id as child, n.mother_id as mother from newborn n where ${guardedBy(me)} and n.mother_id <> ${me}`)
  const own = new Set<string>(children.map(({ child }) => child))
  const mothers = [...new Set(children.map(({ mother }) => mother))]
  const courses = await Promise.all(mothers.map(mother => ownCourses(db, mother, today(clock))))
  return courses.flat().filter(({ course, about_id }) => course === 'child' && own.has(about_id))
}
