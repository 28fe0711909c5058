/** The births that a person hears of, with what is known of each child's screenings. */
import type { PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import type { ToldBirth } from '../rules/told-birth'

/** A JSON array of `ToldBirth`, oldest first. A father's too: after the mother's death he is told. @param person a column or a parameter */
export const birthsJson = (person: Query): Query => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object(
             'id', n.person_id::text, 'bornOn', n.born_at::date, 'bornAt', to_char(n.born_at, 'HH24:MI'),
             'dischargedOn', n.discharged_on, 'alive', c.died_on is null, 'girl', c.sex = 2,
             'screenings', (
               select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'result', s.result)
                                         order by s.done_on, s.screening_id), '[]')
               from screening s where s.person_id = n.person_id),
             'moodOn', (
               select max(taken_at at time zone 'Asia/Shanghai')::date from mood_check where person_id = n.mother_id))
             order by n.born_at, n.person_id)
    from newborn n join person c on c.person_id = n.person_id
    where n.mother_id = ${person} or n.mother_id in (select w.partner_id from couple_member w where w.person_id = ${person})),
    '[]')`

export const birthsOf = async (db: Db, personId: PersonId): Promise<readonly ToldBirth[]> =>
  (
    await db.one<{ births: readonly ToldBirth[] }>(
      sql`select ${birthsJson(sql`${personId}::bigint`)} as births`,
    )
  ).births
