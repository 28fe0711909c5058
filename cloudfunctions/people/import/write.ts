/** Writes a plan with everything that belongs to it, in the caller's transaction: images, records, consequences, notices. */
import type { Services } from '../../service/context'
import { apply, endedIn } from './apply'
import { follow } from './consequences'
import type { Feed } from './feed'
import { noticesOf } from './notices'
import type { Pending } from './population'
import { keepAfter, keepBefore } from './queries/changes'

export async function writePlan(
  services: Services,
  batch: { readonly id: string; readonly feed: Feed },
  pending: Pending,
): Promise<void> {
  const { db, ids, clock } = services
  const keeping = { batchId: batch.id, ids, at: clock.now() }
  await keepBefore(db, keeping, pending)
  await apply(services, pending)
  await keepAfter(db, keeping, pending)
  await follow(services, endedIn(pending))
  if (batch.feed === 'clinic_antenatal') await noticesOf(services, batch.id, pending)
}
