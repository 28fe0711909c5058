/** waiting.mine: where the caller waits, and nobody else. */
import type { PersonId } from '../../../types/schema'
import type { WaitingEntry, WaitingId } from '../../../types/waiting'
import { ServiceError } from '../../../types/errors'
import { plusSeconds } from '../../platform/clock'
import type { Handler, Services } from '../../service/context'
import { entryOf } from './entry'
import { myWaiting } from '../queries/waiting/my-waiting'

/** What ended by itself is shown for a week. */
const shownFor = 7 * 24 * 3600

export const mine: Handler<'waiting.mine'> = async (context, _input) => ({
  items: await entriesOf(context, context.caller.personId),
})

export async function entriesOf(services: Services, me: PersonId): Promise<WaitingEntry[]> {
  const rows = await myWaiting(services.db, me, plusSeconds(services.clock.now(), -shownFor))
  return rows.map(row => entryOf(services, row))
}

/** After a change of hers. */
export async function entryFor(services: Services, me: PersonId, id: WaitingId): Promise<WaitingEntry> {
  const entry = (await entriesOf(services, me)).find(({ waitingId }) => waitingId === id)
  if (entry === undefined) throw new ServiceError('NOT_FOUND')
  return entry
}
