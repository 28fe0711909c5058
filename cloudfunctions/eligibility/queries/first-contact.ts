/** Who is entitled to a programme and has not been written to about it for the present couple or year. */
import type { CoupleId, LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { putOff } from '../../feedback/put-off'
import type { PersonFactRow } from '../rules/facts'

export interface Uncontacted extends PersonFactRow {
  readonly person_id: PersonId
  readonly couple_id: CoupleId | null
  readonly dedupe_key: string
}

/**
 * Everybody whose bit stands and not only those whose bit this run opened: a change during the day opens bits too, and a
 * run that was cut off must not lose its people. The key in `message` makes it once for each couple. Whoever put the
 * programme off is written to when that is over.
 */
export const uncontacted = (
  db: Db,
  programme: { bit: bigint; code: string; prefix: string; subject: 'couple' | 'person'; today: LocalDate },
): Promise<Uncontacted[]> =>
  db.many(sql`
    select * from (
      select f.*, ${programme.prefix}::text ||
             case when ${programme.subject}::text = 'couple' then 'couple:' || f.couple_id else 'person:' || ${programme.today.slice(0, 4)}::text end as dedupe_key
      from person_fact f
      where f.eligible & ${String(programme.bit)}::bigint <> 0
    ) entitled
    where dedupe_key is not null
      and not exists (
        select 1 from message k where k.dedupe_key = entitled.dedupe_key and k.person_id = any(array(
          select entitled.person_id union all
          select g.absorbed_id from person_merge g where g.person_id = entitled.person_id and g.undone_at is null)))
      and not ${putOff('entitled.person_id', sql`${programme.code}::text`, programme.today)}
    order by person_id`)
