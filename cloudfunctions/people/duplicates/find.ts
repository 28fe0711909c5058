/**
 * Looks for records that may be one human being as these people (domain H45). The same number and name were folded by the
 * import itself; here are those that only a human can decide. Scores, the likeliest first:
 *
 * | score | grounds                                                                   |
 * |-------|---------------------------------------------------------------------------|
 * | 80    | same name and birthday, and the same spouse                               |
 * | 60    | same name and birthday, and the same phone                                |
 * | 40    | same name and birthday, of different kinds of document (one has a passport) |
 * | 30    | same name and phone, no birthday known of one of them                     |
 *
 * Name and birthday alone are shared by many, a phone alone by a household (H39): neither is proposed. Two resident cards
 * are two numbers, so without a spouse or a phone in common they are two people.
 */
import type { PersonId } from '../../../types/schema'
import type { Services } from '../../service/context'
import { insertPairs } from './queries/pairs'

/** Set-based, in the caller's transaction; a pair that somebody has decided stays decided. Answers how many are new. */
export const findDuplicates = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  ids: readonly PersonId[],
): Promise<number> => (ids.length === 0 ? Promise.resolve(0) : insertPairs(db, ids, clock.now()))
