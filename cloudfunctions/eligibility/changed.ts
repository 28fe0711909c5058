/** What any room calls after it changed something about people that eligibility depends on. */
import type { PersonId } from '../../types/schema'
import { programmesInForce } from '../catalogue/programmes'
import { syncGuidance } from '../guidance/sync'
import { refreshFacts, withDependants } from '../people/facts'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { planVisits } from '../visits/plan'
import { passStatement } from './pass'

/**
 * Rebuilds the facts of these people and of who depends on them, decides their entitlements again, opens and ends their
 * lines of the service lists, and plans their next visits. Call it in the transaction of the change (pass the action's
 * `context`), after any change of a person, couple, pregnancy, voucher, proof, screening or hardship.
 */
export async function factsChanged(
  services: Pick<Services, 'db' | 'clock' | 'city' | 'ids' | 'catalogue'>,
  personIds: readonly PersonId[],
): Promise<void> {
  if (personIds.length === 0) return
  const { db, clock, ids } = services
  await refreshFacts(services, personIds)
  const people = await withDependants(services, personIds)
  const programmes = await programmesInForce(services)
  await db.run(passStatement(programmes, today(clock), ids.next(), { kind: 'people', ids: people }, 'facts'))
  await syncGuidance(services, people)
  await planVisits(services, people)
}
