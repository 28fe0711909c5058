/** A clinic's feed is also news for the town: each pregnancy that is new or newly dated becomes a notice. */
import { receiveNotices } from '../../notices/receive'
import type { Services } from '../../service/context'
import type { Pending } from './population'

export async function noticesOf(
  services: Services,
  batchId: string,
  { pregnancies }: Pending,
): Promise<void> {
  await receiveNotices(
    services,
    pregnancies
      .filter(({ state }) => state === 'ongoing')
      .map(({ id, personId, mark, version, institutionId, bookletOn }) => ({
        personId,
        kind: mark === 'new' ? ('pregnancy' as const) : ('examination' as const),
        // A second import of the same file says nothing new; another dating does.
        dedupeKey: mark === 'new' ? `pregnancy:${id}` : `examination:${id}:${version}:${batchId}`,
        institutionId,
        batchId,
        happenedOn: bookletOn,
      })),
  )
}
