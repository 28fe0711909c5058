/** People need not wait any more for some services: they booked otherwise, or a pregnancy ended. Nothing is said about it. */
import type { PersonId, ServiceCode } from '../../../types/schema'
import type { Services } from '../../service/context'
import { endEntry, lockedEntry } from './let-go'
import { entriesOfBoth, laterEntriesOf, openEntriesOf } from '../queries/waiting/my-waiting'
import type { EndedWhy } from '../queries/waiting/waiting-row'

/** In the caller's transaction. */
export async function stopWaiting(
  services: Services,
  people: readonly PersonId[],
  codes: readonly ServiceCode[],
  why: EndedWhy,
): Promise<void> {
  await endAll(services, await openEntriesOf(services.db, people, codes), why)
}

/** Two are a couple no more: neither waits for both. */
export async function stopWaitingWith(services: Services, one: PersonId, other: PersonId): Promise<void> {
  await endAll(services, await entriesOfBoth(services.db, one, other), 'left')
}

/** One human being under two records waits once for a service: where she joined first. */
export async function waitOnce(services: Services, records: readonly PersonId[]): Promise<void> {
  await endAll(services, await laterEntriesOf(services.db, records), 'left')
}

async function endAll(
  services: Services,
  entries: Awaited<ReturnType<typeof openEntriesOf>>,
  why: EndedWhy,
): Promise<void> {
  for (const { institution_id, waiting_id } of entries) {
    const row = await lockedEntry(services, { institutionId: institution_id, waitingId: waiting_id })
    await endEntry(services, row, why)
  }
}
