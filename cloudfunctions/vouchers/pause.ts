/** An objection to an answer stops the clock of the vouchers that it is about (domain rule H69). */
import type { PersonId, ProgrammeCode } from '../../types/schema'
import type { Services } from '../service/context'
import { claimedFor, extendVouchers } from './queries/extend-vouchers'
import { addDays } from '../eligibility/rules/calendar'

/**
 * Claimed vouchers of this programme, hers and the couple's, are good for so many days longer, never beyond the window of
 * the programme itself.
 * @returns how many were extended
 */
export async function pauseExpiry(
  { db, ids, clock }: Services,
  personId: PersonId,
  programme: ProgrammeCode,
  days: number,
): Promise<number> {
  const held = await claimedFor(db, personId, programme)
  const extensions = held.map(row => {
    const wanted = addDays(row.valid_until, days)
    const until = row.window_until !== null && row.window_until < wanted ? row.window_until : wanted
    return { p: row.person_id, v: row.voucher_id, e: ids.next(), until }
  })
  return extensions.length === 0 ? 0 : extendVouchers(db, extensions, clock.now(), 'appeal')
}
