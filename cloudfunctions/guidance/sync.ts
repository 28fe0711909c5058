/** Opens and ends lines of the service lists after entitlements changed: at night for the city, at once for people. */
import type { PersonId } from '../../types/schema'
import { programmesInForce } from '../catalogue/programmes'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { syncLines, type SyncCount } from './queries/sync'

/** In the caller's transaction, after the pass. A second call of the same day writes nothing. */
export async function syncGuidance(
  services: Pick<Services, 'db' | 'clock' | 'city' | 'catalogue' | 'ids'>,
  personIds: readonly PersonId[] | 'all',
): Promise<SyncCount> {
  if (personIds.length === 0) return { opened: 0, closed: 0 }
  const guided = (await programmesInForce(services)).flatMap(({ code, ordinal, guideDays }) =>
    guideDays === undefined ? [] : [{ code, ordinal, days: guideDays }],
  )
  return syncLines(services.db, guided, today(services.clock), personIds)
}
