/** All that an answer needs, in one round trip: the facts, the dates of the vouchers, the children of the one who asks. */
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { childrenJson, guardedBy, type ChildRow } from '../../people/children'
import type { PersonFactRow } from '../rules/facts'

export interface BenefitDates {
  readonly programme: string
  readonly held_until: LocalDate | null
  readonly used_on: LocalDate | null
}

export interface StandingFacts extends PersonFactRow {
  readonly pregnancy_id: string | null
  readonly benefits: readonly BenefitDates[]
  readonly own_children: readonly ChildRow[]
  /** A human must look first at the record that a claim would be on: the child's, for a child (`people/doubtful.ts`). */
  readonly doubtful: boolean
}

/**
 * Undefined when the person has no facts yet, or `me` may not act for him or her.
 * @param about whose facts: `me`, or a child whom `me` may act for
 */
export const standingFacts = (
  db: Db,
  me: PersonId,
  about: PersonId,
  day: LocalDate,
): Promise<StandingFacts | undefined> =>
  db.maybe(sql`
    select f.*,
      coalesce((
        select jsonb_agg(b) from (
          select programme, max(valid_until) filter (where state in ('claimed', 'revoked')) as held_until,
                 max((redeemed_at at time zone 'Asia/Shanghai')::date) as used_on
          from (
            select v.programme, v.state, v.valid_until, v.redeemed_at from voucher v
            where v.person_id = f.person_id and v.subject not like 'couple:%'
            union all
            select v.programme, v.state, v.valid_until, v.redeemed_at
            from couple_member c join voucher v on v.person_id = c.home_person_id and v.subject = 'couple:' || c.couple_id
            where c.person_id = f.person_id and c.ended_on is null
          ) present
          where state in ('claimed', 'redeemed', 'revoked')
          group by programme) b), '[]'::jsonb) as benefits,
      ${childrenJson(me, day)} as own_children,
      exists (select 1 from person p where p.person_id = f.person_id and p.review_reason is not null) as doubtful
    from person_fact f
    where f.person_id = ${about}::bigint
      and (${about === me}::boolean
           or exists (select 1 from newborn n where n.person_id = ${about}::bigint and ${guardedBy(me)}))`)
