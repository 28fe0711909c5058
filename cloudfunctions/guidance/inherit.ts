/** One person was two records: what workers did about the lines of the one that leaves is not asked of the other again. */
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import { today } from '../platform/clock'
import type { Services } from '../service/context'

/** After the lines of both are as their facts say, on the day of the merge. Lines on which nobody has done anything take over. */
export async function inheritLines(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  keep: PersonId,
  leave: PersonId,
): Promise<void> {
  await db.run(sql`
    update guidance k set state = l.state, owner = coalesce(k.owner, l.owner)
    from guidance l
    where l.person_id = ${leave} and l.ended_on = ${today(clock)}::date and l.state in ('contacted', 'declined', 'unreachable', 'moved')
      and k.person_id = ${keep} and k.programme = l.programme and k.ended_on is null and k.state = 'open'`)
}
