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
