/**
 * Looks for records that may be one human being as these people (domain H45). The same number and name were folded by the
 * import itself; here are those that only a human can decide. Scores, the likeliest first:
 *
 * | score | grounds                                                                     |
 * |-------|-----------------------------------------------------------------------------|
 * | 80    | same name and birthday (or one unknown), and the same spouse                |
 * | 60    | same name and birthday, and the same phone                                  |
 * | 40    | same name and birthday, of different kinds of document (one has a passport) |
 * | 30    | same name and phone, no birthday known of one of them                       |
 *
 * Name and birthday alone are shared by many, a phone alone by a household (H39): neither is proposed. Two resident cards
 * are two numbers, so without a spouse or a phone in common they are two people.
 */
import type { PersonId } from '../../../types/schema'
import type { Services } from '../../service/context'
import { raiseDoubt, removePairs, settleDoubt } from './queries/doubt'
import { insertPairs } from './queries/pairs'

/** From this score on neither of the two is given a voucher online before the review. */
export const likely = 80

/** Set-based, in the caller's transaction; a pair that somebody has decided stays decided. Answers how many are new. */
export async function findDuplicates(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  ids: readonly PersonId[],
): Promise<number> {
  if (ids.length === 0) return 0
  const found = await insertPairs(db, ids, clock.now())
  if (found > 0) await raiseDoubt(db, ids, likely)
  return found
}

/** People leave the population: nobody is like them any more. */
export async function forgetPairs({ db }: Pick<Services, 'db'>, ids: readonly PersonId[]): Promise<void> {
  const others = await removePairs(db, ids)
  if (others.length > 0) await settleDoubt(db, others, likely)
}
