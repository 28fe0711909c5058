/** An entry lets the places go that are held for it: declined, lapsed, or because it leaves the line. */
import type { InstitutionId, SlotId } from '../../../types/schema'
import { RetryableError } from '../../database/driver-error'
import { withdraw } from '../../reminders/withdraw'
import type { Services } from '../../service/context'
import { peopleOf } from '../people-of'
import { lockSlots } from '../queries/lock-slots'
import { entriesHolding, entryToChange, heldSessionOf } from '../queries/waiting/entry-to-change'
import { releaseOffer } from '../queries/waiting/end-offer'
import { endWaiting } from '../queries/waiting/end-waiting'
import type { Entry } from '../queries/waiting/my-waiting'
import type { EndedWhy, WaitingRow } from '../queries/waiting/waiting-row'
import { passOn } from './pass-on'
import { offerPrefix } from './rules/offer-message'

/** Offers that may be let go; with the next the entry ends, or an unread phone would hold up the line for ever. */
const mostRefused = 3

/**
 * The session first, then the entry: the order of everybody who frees or takes places, so that they wait and do not
 * deadlock. @throws RetryableError when an offer was made in between
 */
export async function lockedEntry(services: Services, entry: Entry): Promise<WaitingRow> {
  const slotId = await heldSessionOf(services.db, entry)
  if (slotId !== null) await lockSlots(services.db, entry.institutionId, [slotId])
  const row = await entryToChange(services.db, entry)
  if (row.offer_slot_id !== null && row.offer_slot_id !== slotId)
    throw new RetryableError('offered meanwhile')
  return row
}

/** The places pass on in the same transaction. The third time the entry is over. */
export async function refuseOffer(
  services: Services,
  row: WaitingRow,
  how: 'declined' | 'lapsed',
): Promise<void> {
  const freed = await release(services, row, how)
  if (row.refused + 1 >= mostRefused)
    await endWaiting(services.db, row, 'offers_refused', services.clock.now())
  await passOn(services, row.institution_id, freed)
}

/** Nothing happens to one that has ended. */
export async function endEntry(services: Services, row: WaitingRow, why: EndedWhy): Promise<void> {
  const freed = await release(services, row, 'withdrawn')
  await endWaiting(services.db, row, why, services.clock.now())
  await passOn(services, row.institution_id, freed)
}

/** The session is not held any more: the entry waits on for another, as if it had not been asked. */
export async function takeBackOffers(
  services: Services,
  slots: readonly { readonly institution_id: InstitutionId; readonly slot_id: SlotId }[],
): Promise<void> {
  for (const { institution_id, waiting_id } of await entriesHolding(services.db, slots))
    await release(
      services,
      await lockedEntry(services, { institutionId: institution_id, waitingId: waiting_id }),
      'withdrawn',
    )
}

async function release(
  services: Services,
  row: WaitingRow,
  how: 'declined' | 'lapsed' | 'withdrawn',
): Promise<SlotId[]> {
  if (row.offer_slot_id === null) return []
  await releaseOffer(services.db, row, how, services.clock.now())
  await withdraw(services, peopleOf(row), offerPrefix(row.waiting_id))
  return [row.offer_slot_id]
}
