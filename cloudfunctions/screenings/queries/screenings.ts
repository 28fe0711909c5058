/** Screenings that were paid for by a voucher here, and their results. */
import type { NewbornScreening } from '../../../catalog/screenings'
import type {
  InstitutionId,
  Instant,
  LocalDate,
  PersonId,
  ProgrammeCode,
  VoucherId,
} from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'

export interface Screened {
  readonly person_id: PersonId
  readonly voucher_id: VoucherId
  readonly programme: ProgrammeCode
  readonly programme_version: number
  readonly kind: NewbornScreening
  readonly redeemed_at: Instant
}

interface Of {
  readonly institutionId: InstitutionId
  readonly since: Instant
  /** Programme to screening. */
  readonly kinds: Readonly<Record<string, NewbornScreening>>
}

/** An incomplete screening waits on: it is done again. */
const waiting = ({ institutionId, since, kinds }: Of, where: Query): Query => sql`
  select v.person_id, v.voucher_id, v.programme, v.programme_version, k.kind, v.redeemed_at
  from voucher v
  join unnest(${Object.keys(kinds)}::text[], ${Object.values(kinds)}::text[]) k(programme, kind) on k.programme = v.programme
  where v.redeemed_institution_id = ${institutionId} and v.state = 'redeemed' and v.redeemed_at >= ${since}
    and not exists (
      select 1 from screening s
      where s.person_id = v.person_id and s.kind = k.kind and s.result <> 'incomplete'
        and s.done_on >= (v.redeemed_at at time zone 'Asia/Shanghai')::date)
    and ${where}`

/** The longest waiting first. @param after when it was done, and the voucher, of the last row seen */
export const waitingPage = (db: Db, of: Of, after: readonly string[] | null): Promise<Screened[]> =>
  db.many(sql`
    ${waiting(
      of,
      after === null
        ? sql`true`
        : sql`(v.redeemed_at, v.voucher_id) > (${after[0]}::timestamptz, ${after[1]}::bigint)`,
    )}
    order by v.redeemed_at, v.voucher_id limit ${pageSize + 1}`)

export const lockWaiting = (db: Db, of: Of, voucherId: VoucherId): Promise<Screened> =>
  db.one(sql`${waiting(of, sql`v.voucher_id = ${voucherId}`)} for update of v`)

export const insertScreening = (
  db: Db,
  row: {
    readonly personId: PersonId
    readonly id: string
    readonly kind: NewbornScreening
    readonly result: 'positive' | 'negative' | 'incomplete'
    readonly doneOn: LocalDate
    readonly institutionId: InstitutionId
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into screening (person_id, screening_id, kind, done_on, result, institution_id, recorded_at)
    values (${row.personId}, ${row.id}, ${row.kind}, ${row.doneOn}, ${row.result}, ${row.institutionId}, ${row.at})`)

export const motherOf = async (db: Db, child: PersonId): Promise<PersonId | undefined> =>
  (await db.maybe<{ mother_id: PersonId }>(sql`select mother_id from newborn where person_id = ${child}`))
    ?.mother_id
