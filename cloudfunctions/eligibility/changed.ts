/** What any room calls after it changed something about people that eligibility depends on. */
import type { PersonId } from '../../types/schema'
import { refreshFacts, withPartners } from '../people/facts'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { passStatement } from './pass'
import { inForce } from './rules/programme'

/**
 * Rebuilds the facts of these people and their partners and decides their entitlements again. Call it in the transaction
 * of the change (pass the action's `context`), after any change of a person, couple, pregnancy, voucher or hardship.
 */
export async function factsChanged(
  services: Pick<Services, 'db' | 'clock' | 'city' | 'ids'>,
  personIds: readonly PersonId[],
): Promise<void> {
  if (personIds.length === 0) return
  const { db, clock, city, ids } = services
  const day = today(clock)
  await refreshFacts(services, personIds)
  const people = await withPartners(services, personIds)
  const programmes = inForce(city.programmes, city.code, day)
  await db.run(passStatement(programmes, day, ids.next(), { kind: 'people', ids: people }))
}
