/** People leave the population (an import is undone): their class and the visit that was planned go. Cards never do. */
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'

export async function forgetVisits({ db }: Pick<Services, 'db'>, ids: readonly PersonId[]): Promise<void> {
  await db.run(sql`
    delete from visit_plan p where person_id = any(${ids}::bigint[])
      and not exists (select 1 from visit_card c where c.person_id = p.person_id and c.visit_id = p.visit_id)`)
  await db.run(sql`delete from visit_subject where person_id = any(${ids}::bigint[])`)
}

/**
 * One person was two records. Her method, as she told it, is the survivor's too; the row of the one that leaves stays, in no
 * class, so that a merge that is taken back finds it.
 */
export async function handVisitsOn(
  { db }: Pick<Services, 'db'>,
  leave: PersonId,
  keep: PersonId,
): Promise<void> {
  await db.run(sql`
    delete from visit_plan p where person_id = ${leave}
      and not exists (select 1 from visit_card c where c.person_id = p.person_id and c.visit_id = p.visit_id)`)
  await db.run(sql`
    insert into visit_subject (person_id, class, since, region, contraception, contraception_on)
    select ${keep}, null, l.since, l.region, l.contraception, l.contraception_on
    from visit_subject l where l.person_id = ${leave} and l.contraception is not null
    on conflict (person_id) do update set contraception = excluded.contraception, contraception_on = excluded.contraception_on
    where visit_subject.contraception_on is null or visit_subject.contraception_on < excluded.contraception_on`)
  await db.run(sql`update visit_subject set class = null where person_id = ${leave}`)
}
