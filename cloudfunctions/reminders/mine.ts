/** reminders.mine, reminders.granted, reminders.pause: what came and why, what is next, and her say in it. */
import type { Stage } from '../../catalog/city'
import type { Template, Upcoming } from '../../types/reminders'
import type { LocalDate, PersonId } from '../../types/schema'
import { holidaysInForce } from '../catalogue/holidays'
import { programmesInForce } from '../catalogue/programmes'
import { topicOf } from '../feedback/rules/topic'
import { today } from '../platform/clock'
import { pregnancyIsOver, stageRights } from '../pregnancy/ongoing'
import type { Handler, Services } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { birthsOf } from './queries/births'
import { ownCourses, type OwnCourse } from './queries/courses'
import { came, creditsOf, grant, isHeld, isPaused, quietOf, settledReminders } from './queries/mine'
import { endHolds, openHold } from './queries/silence'
import type { Days } from './rules/done'
import { plan } from './rules/plan'
import { render } from './rules/render'
import { rightsOf } from './rules/rights'
import { isOpenAfterBirth } from './rules/told-birth'
import { holidaysOf } from './rules/working-day'

/** More would be a wall; the timeline shows all. */
const upcomingShown = 5

export const mine: Handler<'reminders.mine'> = async (context, input) => {
  const { db, city, caller } = context
  const { personId } = caller
  const rows = await came(db, personId, decodeCursor(input.cursor, 2))
  const { items, next } = page(rows, row => [row.at, row.message_id])
  const { eligible, vouchers } = await stageRights(context, personId)
  const programmes = await programmesInForce(context)
  const reader = { city, programmes, rights: rightsOf(programmes, eligible, vouchers) }
  return {
    paused: await isPaused(db, personId),
    came: items.map(row => {
      const { title, body, why } = render(
        { template: row.template, params: row.params, lastDay: row.last_day },
        reader,
      )
      const { message_id: messageId, at, channel, state } = row
      return { messageId, title, body, why, at, channel, state }
    }),
    upcoming: await upcomingOf(context, personId),
    templates: await templatesOf(context, personId),
    next,
  }
}

/** From the plan itself, beyond the fourteen days that are materialised. */
async function upcomingOf(services: Services, personId: PersonId): Promise<Upcoming[]> {
  const { db, clock, city } = services
  const day = today(clock)
  const running = await ownCourses(db, personId, day)
  if (running.length === 0 || (await isHeld(db, personId))) return []
  const quiet = await quietOf(db, personId, day)
  const settled = new Set(
    (await settledReminders(db, personId)).map(row => `${row.about_id}:${row.stage}:${row.occurrence}`),
  )
  const isOver = await overFor(services, personId)
  const holidays = holidaysOf(await holidaysInForce(services))
  const stages = new Map(city.stages.map(stage => [stage.key, stage]))
  const rows = running.flatMap(course =>
    plan({
      ...course,
      anchor: { on: course.anchor_on, at: course.anchor_at },
      from: course.from_day,
      stages: city.stages,
      holidays,
    })
      .filter(({ dueOn, closesOn }) => dueOn >= day && closesOn >= day)
      .flatMap(({ stage, occurrence, opensOn, dueOn, closesOn }): Upcoming[] => {
        const row = stages.get(stage)
        if (row === undefined || settled.has(`${course.about_id}:${stage}:${occurrence}`)) return []
        const quietUntil = quiet
          .filter(({ topic }) => topic === topicOf(row, city.stages))
          .map(({ until }) => until)
        // What she put off comes when that is over, if there is still time for it then.
        if (quietUntil.some(until => until === null || until > closesOn)) return []
        if (isOver(course, row, { opensOn, closesOn, occurrence })) return []
        const on = quietUntil.reduce(
          (latest: LocalDate, until) => (until !== null && until > latest ? until : latest),
          dueOn,
        )
        return [{ stage, title: row.thing ?? stage, on, closesOn }]
      }),
  )
  return rows
    .filter((row, i) => rows.findIndex(other => other.stage === row.stage && other.on === row.on) === i)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .slice(0, upcomingShown)
}

/** Done or booked, by the records of today. */
async function overFor(
  services: Services,
  personId: PersonId,
): Promise<(course: OwnCourse, stage: Stage, at: Days & { readonly occurrence: number }) => boolean> {
  const { db, city, clock } = services
  const inPregnancy = await pregnancyIsOver(services, personId)
  const births = await birthsOf(db, personId)
  const record = await stageRights(services, personId)
  return (course, stage, at) => {
    if (course.course === 'pregnancy') return inPregnancy?.(stage, at) ?? false
    const birth = births.find(({ id }) => id === course.about_id)
    return (
      birth !== undefined && !isOpenAfterBirth(stage, at.occurrence, birth, record, city.stages, clock.now())
    )
  }
}

async function templatesOf({ db, city }: Services, personId: PersonId): Promise<Template[]> {
  const left = new Map((await creditsOf(db, personId)).map(row => [row.template, row.left]))
  return Object.entries(city.templates).map(([key, { templateId, title }]) => ({
    key,
    templateId,
    title,
    left: left.get(key) ?? 0,
  }))
}

/** Each acceptance is one message; what the city has no template for is not counted. */
export const granted: Handler<'reminders.granted'> = async (context, { accepted }) => {
  const { db, city, caller } = context
  const known = [...new Set(accepted)].filter(key => Object.hasOwn(city.templates, key))
  if (known.length > 0) await grant(db, caller.personId, known)
  return { templates: await templatesOf(context, caller.personId) }
}

export const pause: Handler<'reminders.pause'> = async ({ db, clock, ids, caller }, { paused }) => {
  const { personId } = caller
  const at = clock.now()
  if (paused) await openHold(db, { personId, holdId: ids.next(), reason: 'resident', at })
  else await endHolds(db, personId, 'resident', at)
  return { paused }
}
