/** Who was examined, by what the desk saw: a check-in, or a voucher that was redeemed. */
import type { InstitutionId, LocalDate, PersonId, ProgrammeCode, ServiceCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'

export interface Pays {
  readonly programme: ProgrammeCode
  readonly service: ServiceCode
}
export interface Examined {
  readonly person_id: PersonId
  readonly sex: number
  readonly service: ServiceCode
  readonly institution_id: InstitutionId
  readonly institution: string
  readonly phone: string
  readonly examined_on: LocalDate
}

/** The last day for each person and service; both of a couple. @param at over `i.institution_id`, @param who over `p.person_id` */
const examined = (pays: readonly Pays[], since: LocalDate, at: Query, who: Query): Query => sql`
  select p.person_id, p.sex, e.service, i.institution_id, i.name as institution, i.phone, max(e.day) as examined_on
  from (
    select a.person_id, a.service, a.institution_id, s.day
    from appointment a join slot s on s.institution_id = a.institution_id and s.slot_id = a.slot_id
    where a.state = 'checked_in' and s.day >= ${since} and a.service = any(${pays.map(pay => pay.service)}::text[])
    union all
    select a.partner_id, a.service, a.institution_id, s.day
    from appointment a join slot s on s.institution_id = a.institution_id and s.slot_id = a.slot_id
    where a.state = 'checked_in' and s.day >= ${since} and a.partner_id is not null and a.service = any(${pays.map(pay => pay.service)}::text[])
    union all
    select h.person_id, w.service, v.redeemed_institution_id, (v.redeemed_at at time zone 'Asia/Shanghai')::date
    from voucher v
    join unnest(${pays.map(pay => pay.programme)}::text[], ${pays.map(pay => pay.service)}::text[]) w(programme, service) on w.programme = v.programme
    cross join lateral (values (v.person_id), (v.partner_id)) h(person_id)
    where v.state = 'redeemed' and v.redeemed_at >= ${since}::date and h.person_id is not null
  ) e
  join institution i on i.institution_id = e.institution_id
  join person p on p.person_id = e.person_id
  where ${at} and ${who}
  group by p.person_id, p.sex, e.service, i.institution_id, i.name, i.phone`

const withoutResult = (rows: Query): Query => sql`
  select x.* from (${rows}) x
  where not exists (
    select 1 from exam_result r
    where r.person_id = x.person_id and r.service = x.service and r.institution_id = x.institution_id and r.examined_on >= x.examined_on
      and r.state <> 'replaced')`

/** The longest waiting first. @param after day, person and service of the last row seen */
export const waitingHere = (
  db: Db,
  pays: readonly Pays[],
  { institutionId, since }: { readonly institutionId: InstitutionId; readonly since: LocalDate },
  after: readonly string[] | null,
): Promise<Examined[]> =>
  db.many(sql`
    select * from (${withoutResult(examined(pays, since, sql`i.institution_id = ${institutionId}`, sql`true`))}) w
    where ${
      after === null
        ? sql`true`
        : sql`(w.examined_on, w.person_id, w.service) > (${after[0]}::date, ${after[1]}::bigint, ${after[2]}::text)`
    }
    order by w.examined_on, w.person_id, w.service limit ${pageSize + 1}`)

export const examinedHere = (
  db: Db,
  pays: readonly Pays[],
  institutionId: InstitutionId,
  since: LocalDate,
  { personId, service }: { readonly personId: PersonId; readonly service: ServiceCode },
): Promise<Examined> =>
  db.one(sql`
    select * from (${examined(pays, since, sql`i.institution_id = ${institutionId}`, sql`p.person_id = ${personId}`)}) x
    where x.service = ${service}`)

/** The last check of each service, wherever it was. */
export const checksOf = (
  db: Db,
  pays: readonly Pays[],
  personId: PersonId,
  since: LocalDate,
): Promise<Examined[]> =>
  db.many(
    sql`${examined(pays, since, sql`true`, sql`p.person_id = ${personId}`)} order by examined_on desc, service`,
  )
