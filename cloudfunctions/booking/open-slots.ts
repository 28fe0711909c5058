/** Opens the slots of the rolling horizon from the weekly sessions. Run at the seed, every night, and after a pack is published. */
import type { LocalDate, SlotId } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { horizonDays } from './horizon'
import { holidaysBetween, siteDaysBetween, slotsBetween, weeklySessions } from './queries/horizon'
import { insertSlots, updateUnbooked } from './queries/write-slots'
import { planSlots, siteKey, wantedSlots } from './rules/slot-plan'

export interface OpenedSlots {
  readonly opened: number
  readonly changed: number
  /** Booked slots that no session, holiday table or institution allows any more: their people must be moved by hand. */
  readonly stranded: number
}

/** Rows a statement: a few hundred kilobytes of JSON. */
const batch = 2000

/**
 * A second run changes nothing. A slot in which anybody is booked is never touched: bookings on a day that became a
 * holiday stay, new ones there are refused (SITE_CLOSED), and the day is counted as stranded.
 * @param options.days after today, inclusive; 60 by default
 */
export async function openSlots(
  services: Services,
  options: { readonly days?: number } = {},
): Promise<OpenedSlots> {
  const { db, clock, ids, log } = services
  const days = options.days ?? horizonDays
  const first = today(clock)
  const last = addDays(first, days)
  const counts = await db.tx(async tx => {
    const marks = new Map((await holidaysBetween(tx, first, last)).map(mark => [mark.day, mark]))
    const sites = new Map<string, boolean>()
    for (const { institutionId, day, open } of await siteDaysBetween(tx, first, last))
      sites.set(siteKey(institutionId, day), open)
    const wanted = wantedSlots(await weeklySessions(tx), { marks, sites }, first, days)
    const plan = planSlots(wanted, await slotsBetween(tx, first, last))
    let opened = 0
    let changed = 0
    for (const part of batches(plan.open))
      opened += await insertSlots(
        tx,
        part.map(slot => ({ ...slot, slotId: ids.next<SlotId>() })),
      )
    for (const part of batches(plan.change)) changed += await updateUnbooked(tx, part)
    return { opened, changed, stranded: plan.stranded.length }
  })
  log.info('slots', { from: first satisfies LocalDate, days, ...counts })
  return counts
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / batch) }, (_, i) =>
    items.slice(i * batch, (i + 1) * batch),
  )
}
