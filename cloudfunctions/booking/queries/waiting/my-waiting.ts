/** Where a person waits; nobody else's entries can be reached from here. */
import type { Instant, InstitutionId, PersonId, ServiceCode } from '../../../../types/schema'
import type { WaitingId } from '../../../../types/waiting'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import { lineOrder, waitingColumns, waitingTables, type WaitingRow } from './waiting-row'

export interface Entry {
  readonly institutionId: InstitutionId
  readonly waitingId: WaitingId
}

export interface MyWaitingRow extends WaitingRow {
  /** Entries ahead that wait for some of the same days and part. */
  readonly ahead: number
}

/** Open ones and those that ended by themselves since then, those with an offer first. A handful: one a service. */
export const myWaiting = (db: Db, me: PersonId, since: Instant): Promise<MyWaitingRow[]> =>
  db.many<MyWaitingRow>(sql`
    select ${waitingColumns}, (
      select count(*)::int from waiting a
      where a.institution_id = w.institution_id and a.service = w.service and a.state in ('waiting', 'offered')
        and (${lineOrder('a')}) < (${lineOrder('w')})
        and (a.ticket is null or (a.first_day, a.last_day) = (w.first_day, w.last_day))
        and a.first_day <= w.last_day and a.last_day >= w.first_day
        and (a.part = w.part or a.part = 'any' or w.part = 'any')
        and (a.slot_id is null or w.slot_id is null or a.slot_id = w.slot_id)) as ahead
    from waiting_member m
    join waiting w on w.institution_id = m.institution_id and w.waiting_id = m.waiting_id
    ${waitingTables}
    where m.person_id = ${me} and (m.open or (w.state = 'over' and w.ended_at >= ${since}))
    order by w.state = 'offered' desc, w.state = 'waiting' desc, w.created_at, w.waiting_id
    limit 50`)

export const myWaitingEntry = (db: Db, me: PersonId, entry: Entry): Promise<WaitingRow> =>
  db.one<WaitingRow>(sql`
    select ${waitingColumns}
    from waiting_member m
    join waiting w on w.institution_id = m.institution_id and w.waiting_id = m.waiting_id
    ${waitingTables}
    where m.person_id = ${me} and m.institution_id = ${entry.institutionId} and m.waiting_id = ${entry.waitingId}`)

/** Open entries of these people for these services, oldest first. */
export const openEntriesOf = (
  db: Db,
  people: readonly PersonId[],
  services: readonly ServiceCode[],
): Promise<{ institution_id: InstitutionId; waiting_id: WaitingId }[]> =>
  db.many(sql`
    select distinct institution_id, waiting_id from waiting_member
    where person_id = any(${people}::bigint[]) and service = any(${services}::text[]) and open
    order by 1, 2`)

/** Open entries of two who wait together. */
export const entriesOfBoth = (
  db: Db,
  one: PersonId,
  other: PersonId,
): Promise<{ institution_id: InstitutionId; waiting_id: WaitingId }[]> =>
  db.many(sql`
    select institution_id, waiting_id from waiting_member where person_id = ${one} and open
    intersect
    select institution_id, waiting_id from waiting_member where person_id = ${other} and open
    order by 1, 2`)

/** Entries of these people for a service for which another of theirs was made before. */
export const laterEntriesOf = (
  db: Db,
  people: readonly PersonId[],
): Promise<{ institution_id: InstitutionId; waiting_id: WaitingId }[]> =>
  db.many(sql`
    select institution_id, waiting_id from (
      select w.institution_id, w.waiting_id,
             row_number() over (partition by w.service order by w.created_at, w.waiting_id) as place
      from waiting_member m
      join waiting w on w.institution_id = m.institution_id and w.waiting_id = m.waiting_id
      where m.person_id = any(${people}::bigint[]) and m.open) each_open
    where place > 1 order by 1, 2`)
