/** Until when a held voucher is good, and when a used one was used: dates that an explanation names and facts do not hold. */
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface BenefitDates {
  readonly programme: string
  readonly held_until: LocalDate | null
  readonly used_on: LocalDate | null
}

/** One row a programme: of the person's own vouchers and those of the present couple. */
export const benefitDates = (db: Db, personId: PersonId): Promise<BenefitDates[]> =>
  db.many(sql`
    select programme, max(valid_until) filter (where state = 'claimed') as held_until,
           max((redeemed_at at time zone 'Asia/Shanghai')::date) as used_on
    from (
      select v.programme, v.state, v.valid_until, v.redeemed_at from voucher v
      where v.person_id = ${personId} and v.subject not like 'couple:%'
      union all
      select v.programme, v.state, v.valid_until, v.redeemed_at
      from couple_member c join voucher v on v.person_id = c.home_person_id and v.subject = 'couple:' || c.couple_id
      where c.person_id = ${personId} and c.ended_on is null
    ) present
    where state in ('claimed', 'redeemed')
    group by programme`)
