/** Plans the reminders of the next fourteen days; everything later is a pure function of the anchors and stays one. */
import type { LocalDate, PersonId } from '../../types/schema'
import { holidaysInForce } from '../catalogue/holidays'
import { addDays } from '../eligibility/rules/calendar'
import { plusSeconds, today } from '../platform/clock'
import type { Services } from '../service/context'
import { shapes, these, type CourseScope, type Shape } from './queries/courses'
import { allowLongStatements, insertPlanned, lastPlan, recordPlan, takePlanLock } from './queries/plan'
import { plan, type Planned } from './rules/plan'
import { holidaysOf } from './rules/working-day'

export const horizonDays = 14
/** A course whose transaction committed a little after it took its time is planned all the same. */
const graceSeconds = 600
const rowsAStatement = 5000

/**
 * @param after null: all that is due, told apart by the day on which a course became known; otherwise only what came into
 * the horizon after this day
 */
async function planScope(
  { db, clock, city }: Services,
  reach: Pick<CourseScope, 'people' | 'since'>,
  after: LocalDate | null,
  days = horizonDays,
): Promise<number> {
  const day = today(clock)
  const scope = { ...reach, today: day }
  const through = addDays(day, days)
  const holidays = holidaysOf(await holidaysInForce({ db }))
  const entered = after === null
  const due = ({ dueOn, closesOn }: Planned): boolean =>
    closesOn >= day && dueOn <= through && (entered || dueOn > after)
  const planned = (shape: Shape): readonly (Shape & Planned)[] =>
    plan({
      course: shape.course,
      anchor: { on: shape.anchor_on, at: shape.anchor_at },
      from: shape.from_day,
      multiple: shape.multiple,
      suboptimal: shape.suboptimal,
      stages: city.stages,
      holidays,
    })
      .filter(due)
      .map(row => ({ ...shape, ...row }))
  let batch: (Shape & Planned)[] = []
  let written = 0
  const flush = async (): Promise<void> => {
    if (batch.length > 0) written += await insertPlanned(db, scope, batch, entered)
    batch = []
  }
  for (const shape of await shapes(db, scope, entered)) {
    batch.push(...planned(shape))
    if (batch.length >= rowsAStatement) await flush()
  }
  await flush()
  return written
}

/** One person's plan, in the transaction that dated her pregnancy or recorded a birth. */
export const planFor = (services: Services, personId: PersonId): Promise<number> =>
  planScope(services, { people: these([personId]), since: null }, null)

/**
 * The whole city. The first run plans what is due in fourteen days; a later one the days that have come into the horizon
 * since, and all of what became known since. A run that is repeated writes nothing. One instance at a time.
 * @param days the horizon; the bench takes a whole pregnancy to see what that would cost
 * @returns reminders written
 */
export const planReminders = (services: Services, days = horizonDays): Promise<number> =>
  services.db.tx(async db => {
    const within = { ...services, db }
    const startedAt = services.clock.now()
    const through = addDays(today(services.clock), days)
    if (!(await takePlanLock(db))) return 0
    await allowLongStatements(db)
    const last = await lastPlan(db)
    if (last === null) {
      const planned = await planScope(within, { since: null }, null, days)
      await recordPlan(db, { runId: services.ids.next(), startedAt, through, planned })
      return planned
    }
    let planned = await planScope(within, { since: plusSeconds(last.startedAt, -graceSeconds) }, null, days)
    if (through > last.through) planned += await planScope(within, { since: null }, last.through, days)
    await recordPlan(db, {
      runId: services.ids.next(),
      startedAt,
      through: through > last.through ? through : last.through,
      planned,
    })
    return planned
  })
