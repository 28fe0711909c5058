/** Lines of a statement with where each of them stands: settled, held back, or open. */
import type { Instant, InstitutionId, PersonId, ProgrammeCode, VoucherId } from '../../../types/schema'
import type { Difference } from '../../../types/settlement'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'

export interface Line {
  readonly institution_id: InstitutionId
  readonly person_id: PersonId
  readonly voucher_id: VoucherId
  readonly event_id: string
  readonly kind: 'redemption' | 'reversal'
  readonly programme: ProgrammeCode
  readonly programme_version: number
  readonly at: Instant
  readonly amount: string
  readonly flags: readonly Difference[]
  readonly standing: 'open' | 'held' | 'settled'
}

/**
 * A redemption is paid unless it is held, a manager's decision before a flag; a reversal takes back what was or will be paid
 * and nothing else, so that what was held is not taken twice. `r` is the redemption: the line itself, or the one taken back,
 * which a merge since may have left under another person.
 * @param which over `l`
 */
export const weighed = (which: Query): Query => sql`
  select l.institution_id, l.person_id, l.voucher_id, l.event_id, l.kind, l.programme, l.programme_version, l.at, l.amount, l.flags,
         case when o.paid then 'settled'
              when not o.paid then 'held'
              when coalesce(ro.paid, case when r.month = l.month then coalesce(d.pay, not r.held) end, false) then 'open'
              else 'held' end as standing
  from settlement_line l
  left join settlement_outcome o using (institution_id, person_id, voucher_id, event_id)
  left join settlement_line r on r.institution_id = l.institution_id and r.voucher_id = l.voucher_id
    and r.event_id = l.redemption_event_id
  left join settlement_outcome ro on ro.institution_id = r.institution_id and ro.person_id = r.person_id and ro.voucher_id = r.voucher_id
    and ro.event_id = r.event_id
  left join settlement_decision d on d.institution_id = r.institution_id and d.person_id = r.person_id and d.voucher_id = r.voucher_id
    and d.event_id = r.event_id
  where ${which}`

interface Of {
  readonly institution_id: InstitutionId
  readonly month: string
}

/** In order of time. @param after at and event of the last row seen */
export const linesPage = (
  db: Db,
  { institution_id, month }: Of,
  flagged: boolean,
  after: readonly string[] | null,
  size: number,
): Promise<Line[]> =>
  db.many(sql`
    ${weighed(sql`l.institution_id = ${institution_id} and l.month = ${month}::date
      and ${flagged ? sql`cardinality(l.flags) > 0` : sql`true`}
      and ${after === null ? sql`true` : sql`(l.at, l.event_id) > (${after[0]}::timestamptz, ${after[1]}::bigint)`}`)}
    order by l.at, l.event_id limit ${size}`)

/** NOT_FOUND when the statement has no such redemption: a reversal follows what becomes of it. */
export const redemptionLine = (db: Db, { institution_id, month }: Of, eventId: string): Promise<Line> =>
  db.one(
    weighed(
      sql`l.institution_id = ${institution_id} and l.month = ${month}::date and l.event_id = ${eventId} and l.kind = 'redemption'`,
    ),
  )

export const decideLine = (
  db: Db,
  line: Line,
  decision: {
    readonly pay: boolean
    readonly reasonSealed: Buffer
    readonly by: string
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into settlement_decision (institution_id, person_id, voucher_id, event_id, pay, reason_sealed, decided_by, decided_at)
    values (${line.institution_id}, ${line.person_id}, ${line.voucher_id}, ${line.event_id}, ${decision.pay}, ${decision.reasonSealed},
            ${decision.by}, ${decision.at})
    on conflict (institution_id, person_id, voucher_id, event_id) do update
    set pay = excluded.pay, reason_sealed = excluded.reason_sealed, decided_by = excluded.decided_by, decided_at = excluded.decided_at`)

export const insertExport = (
  db: Db,
  file: {
    readonly id: string
    readonly accountKey: string
    readonly at: Instant
    readonly purpose: string
    readonly lines: number
    readonly sha256: string
  },
  { institution_id, month }: Of,
): Promise<number> =>
  db.run(sql`
    insert into settlement_export (account_key, export_id, at, purpose, institution_id, month, lines, sha256)
    values (${file.accountKey}, ${file.id}, ${file.at}, ${file.purpose}, ${institution_id}, ${month}::date, ${file.lines}, ${file.sha256})`)
