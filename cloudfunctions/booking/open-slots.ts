/** Opens the slots of the rolling horizon from the weekly sessions: at the seed, every night, and after anything that decides them changed. */
import type { InstitutionId, SlotId } from '../../types/schema'
import type { Services } from '../service/context'
import { horizonDays } from './horizon'
import { offerMoves } from './offer-moves'
import { insertSlots, updateSlots, type TurnedSlot } from './queries/write-slots'
import { readSlotFacts, slotPlanOf } from './slot-facts'

export interface OpenedSlots {
  readonly opened: number
  readonly changed: number
  /** Booked slots that no session, holiday table or institution allows any more: their people have been asked to move. */
  readonly stranded: number
}

/** Rows a statement: a few hundred kilobytes of JSON. */
const batch = 2000

/**
 * A second run changes nothing. Whoever is booked keeps the place: a session that is not held any more takes nobody new, is
 * counted as stranded, and its people are asked to move, once.
 * @param options.days after today, inclusive; 60 by default
 * @param options.of one institution; all of them when left out
 */
export async function openSlots(
  services: Services,
  options: { readonly days?: number; readonly of?: InstitutionId } = {},
): Promise<OpenedSlots> {
  const days = options.days ?? horizonDays
  const counts = await services.db.tx(async tx => {
    const within = { ...services, db: tx }
    const plan = slotPlanOf(await readSlotFacts(within, days, options.of ?? null))
    let opened = 0
    for (const part of batches(plan.open))
      opened += await insertSlots(
        tx,
        part.map(slot => ({ ...slot, slotId: services.ids.next<SlotId>() })),
      )
    const changed: TurnedSlot[] = []
    for (const part of batches(plan.change)) changed.push(...(await updateSlots(tx, part)))
    await offerMoves(
      within,
      changed.filter(slot => slot.turned && slot.booked > 0),
    )
    return { opened, changed: changed.length, stranded: plan.stranded.length }
  })
  services.log.info('slots', { days, ...counts })
  return counts
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / batch) }, (_, i) =>
    items.slice(i * batch, (i + 1) * batch),
  )
}
