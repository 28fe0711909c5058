/** Who is in which class, and the next visit of each: at night for the city, at once for people whose facts changed. */
import type { PersonId, VisitId } from '../../types/schema'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import {
  allowLongStatements,
  classify,
  insertMissing,
  moveOpen,
  settleReplaced,
  takePlanLock,
  withoutOpen,
  type VisitScope,
} from './queries/plan'

const batch = 5000

export interface VisitsPlanned {
  /** Women whose class or village changed. */
  readonly classified: number
  readonly settled: number
  readonly moved: number
  readonly planned: number
}
const nothing: VisitsPlanned = { classified: 0, settled: 0, moved: 0, planned: 0 }

async function planScope(
  services: Pick<Services, 'db' | 'clock' | 'city' | 'ids'>,
  scope: VisitScope,
): Promise<VisitsPlanned> {
  const { db, clock, city, ids } = services
  const classes = city.visitClasses
  if (classes === undefined) return nothing
  const day = today(clock)
  const classified = await classify(db, classes, day, scope)
  const settled = await settleReplaced(db, classes, day, scope)
  const moved = await moveOpen(db, classes, day, scope)
  const missing = await withoutOpen(db, classes, day, scope)
  let planned = 0
  for (let i = 0; i < missing.length; i += batch) {
    const fresh = missing
      .slice(i, i + batch)
      .map(row => ({ personId: row.person_id, visitId: ids.next<VisitId>() }))
    planned += await insertMissing(db, classes, day, fresh)
  }
  return { classified, settled, moved, planned }
}

/** In the transaction of the change. Where a city makes no visits it asks nothing of the database. */
export const planVisits = (
  services: Pick<Services, 'db' | 'clock' | 'city' | 'ids'>,
  personIds: readonly PersonId[],
): Promise<VisitsPlanned> =>
  personIds.length === 0 ? Promise.resolve(nothing) : planScope(services, personIds)

/** The whole city, one instance at a time; a second run of the same day writes nothing. */
export const planAllVisits = (services: Services): Promise<VisitsPlanned> =>
  services.db.tx(async db => {
    if (services.city.visitClasses === undefined || !(await takePlanLock(db))) return nothing
    await allowLongStatements(db)
    return planScope({ ...services, db }, 'all')
  })
