/** What the timer does for the lines: offers that lapsed pass on, places that came free in any other way are held, and what is past ends. */
import { today } from '../../platform/clock'
import { RetryableError } from '../../database/driver-error'
import type { Services } from '../../service/context'
import { momentOf } from '../rules/moment'
import { endEntry, lockedEntry, refuseOffer } from './let-go'
import { passOn } from './pass-on'
import { entriesPast, lapsedOffers, slotsWithRoom, type EntryKey } from '../queries/waiting/due'
import type { WaitingRow } from '../queries/waiting/waiting-row'
import { epochOf } from '../../platform/clock'

export interface LinesPassed {
  /** Offers that nobody answered. */
  readonly lapsed: number
  /** Offers made for places that came free without anybody there to pass them on: more capacity, a crash. */
  readonly offered: number
  /** Entries whose days are past. */
  readonly over: number
}

/** A turn; what is left is done by the next. */
const atOnce = 500

/** Safe to repeat, to be killed at any point, and to run twice at once: each step is a transaction that looks again. */
export async function passLines(services: Services): Promise<LinesPassed> {
  const { db, clock } = services
  let lapsed = 0
  for (const key of await lapsedOffers(db, clock.now(), atOnce)) lapsed += await lapse(services, key)
  let over = 0
  for (const key of await entriesPast(db, today(clock), atOnce)) over += await finish(services, key)
  let offered = 0
  for (const { institution_id, slot_id } of await slotsWithRoom(db, momentOf(clock.now()), atOnce))
    offered += await inTurn(services, within => passOn(within, institution_id, [slot_id]))
  return { lapsed, offered, over }
}

const lapse = (services: Services, key: EntryKey): Promise<number> =>
  withEntry(services, key, async (within, row) => {
    if (row.expires_at === null || epochOf(row.expires_at) > epochOf(within.clock.now())) return 0
    await refuseOffer(within, row, 'lapsed')
    return 1
  })

const finish = (services: Services, key: EntryKey): Promise<number> =>
  withEntry(services, key, async (within, row) => {
    if (row.state !== 'waiting' && row.state !== 'offered') return 0
    await endEntry(within, row, 'days_past')
    return 1
  })

const withEntry = (
  services: Services,
  { institution_id, waiting_id }: EntryKey,
  work: (within: Services, row: WaitingRow) => Promise<number>,
): Promise<number> =>
  inTurn(services, async within =>
    work(within, await lockedEntry(within, { institutionId: institution_id, waitingId: waiting_id })),
  )

/** What met somebody else's change is left to the next turn. */
async function inTurn(services: Services, work: (within: Services) => Promise<number>): Promise<number> {
  try {
    return await services.db.tx(tx => work({ ...services, db: tx }))
  } catch (error) {
    if (error instanceof RetryableError) return 0
    throw error
  }
}
