/** Ratings of services used. */
import type { InstitutionId, Instant, LocalDate, PersonId, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { guardedBy } from '../../people/children'

export interface UsedVoucher {
  readonly programme: string
  readonly subject: string
  readonly institution_id: InstitutionId | null
}

/** A voucher that was redeemed, hers, the couple's or her child's. */
export const usedVoucher = (
  db: Db,
  personId: PersonId,
  voucherId: VoucherId,
): Promise<UsedVoucher | undefined> =>
  db.maybe<UsedVoucher>(sql`
    select v.programme, v.subject, v.redeemed_institution_id as institution_id from voucher v
    where v.voucher_id = ${voucherId} and v.state = 'redeemed'
      and (v.person_id = ${personId} or v.partner_id = ${personId}
           or v.person_id = any (array(select n.person_id from newborn n where ${guardedBy(personId)})))`)

export interface RatingRow {
  readonly stars: number
  readonly words_sealed: Buffer | null
  readonly rated_at: Instant
}

export const ratingOf = (db: Db, personId: PersonId, voucherId: VoucherId): Promise<RatingRow | undefined> =>
  db.maybe<RatingRow>(sql`
    select stars, words_sealed, rated_at from service_rating where person_id = ${personId} and voucher_id = ${voucherId}`)

/** The time of the first rating stays: it is what the day of changes counts from. */
export const putRating = (
  db: Db,
  row: {
    readonly personId: PersonId
    readonly voucherId: VoucherId
    readonly used: UsedVoucher
    readonly region: string
    readonly stars: number
    readonly wordsSealed: Buffer | null
    readonly on: LocalDate
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into service_rating (person_id, voucher_id, programme, institution_id, region, stars, words_sealed, rated_on, rated_at)
    values (${row.personId}, ${row.voucherId}, ${row.used.programme}, ${row.used.institution_id}, ${row.region}, ${row.stars},
            ${row.wordsSealed}, ${row.on}, ${row.at})
    on conflict (person_id, voucher_id) do update set stars = excluded.stars, words_sealed = excluded.words_sealed`)
