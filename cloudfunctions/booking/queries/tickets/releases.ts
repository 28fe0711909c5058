/** Releases: days whose places are given by tickets first. */
import type { Instant, InstitutionId, LocalDate, ServiceCode, SlotId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import { pageSize } from '../../../service/page'

export interface ReleaseKey {
  readonly institutionId: InstitutionId
  readonly service: ServiceCode
  readonly day: LocalDate
}

export interface ReleaseRow {
  readonly institution_id: InstitutionId
  readonly service: ServiceCode
  readonly day: LocalDate
  readonly tickets_from: Instant
  readonly opens_at: Instant
  readonly opened_at: Instant | null
  readonly last_ticket: number
  /** Places of sessions that are held and free. */
  readonly places: number
  /** Tickets that became appointments. */
  readonly booked: number
}

const columns = sql`
  r.institution_id, r.service, r.day, r.tickets_from, r.opens_at, r.opened_at, r.last_ticket,
  (select coalesce(sum(s.capacity - s.booked), 0)::int from slot s
   where s.institution_id = r.institution_id and s.service = r.service and s.day = r.day and s.taking) as places,
  (select count(*)::int from waiting w
   where w.institution_id = r.institution_id and w.service = r.service and w.first_day = r.day
     and w.ticket is not null and w.state = 'booked') as booked`

const of = ({ institutionId, service, day }: ReleaseKey) =>
  sql`r.institution_id = ${institutionId} and r.service = ${service} and r.day = ${day}::date`

export const releaseOf = (db: Db, key: ReleaseKey): Promise<ReleaseRow | undefined> =>
  db.maybe<ReleaseRow>(sql`select ${columns} from appointment_release r where ${of(key)}`)

/** Held until the end of the transaction; before any session, in the order of everybody who needs both. */
export const releaseToChange = (db: Db, key: ReleaseKey): Promise<ReleaseRow | undefined> =>
  db.maybe<ReleaseRow>(sql`select ${columns} from appointment_release r where ${of(key)} for update of r`)

export const releasesPage = (
  db: Db,
  institutionId: InstitutionId,
  since: LocalDate,
  after: readonly string[] | null,
): Promise<ReleaseRow[]> =>
  db.many<ReleaseRow>(sql`
    select ${columns} from appointment_release r
    where r.institution_id = ${institutionId} and r.day >= ${since}::date
      and ${after === null ? sql`true` : sql`(r.day, r.service) > (${after[0]}::date, ${after[1]})`}
    order by r.day, r.service limit ${pageSize + 1}`)

/** False when tickets are taken, or it was opened. */
export const putRelease = async (
  db: Db,
  { institutionId, service, day }: ReleaseKey,
  times: { readonly from: Instant; readonly opens: Instant },
  by: string,
  at: Instant,
): Promise<boolean> =>
  (await db.run(sql`
    insert into appointment_release as r (institution_id, service, day, tickets_from, opens_at, declared_by, declared_at)
    values (${institutionId}, ${service}, ${day}, ${times.from}, ${times.opens}, ${by}, ${at})
    on conflict (institution_id, service, day) do update
    set tickets_from = excluded.tickets_from, opens_at = excluded.opens_at, declared_by = excluded.declared_by,
        declared_at = excluded.declared_at
    where r.last_ticket = 0 and r.opened_at is null`)) === 1

export const removeRelease = (db: Db, key: ReleaseKey): Promise<number> =>
  db.run(sql`delete from appointment_release r where ${of(key)}`)

export const nextTicket = async (db: Db, key: ReleaseKey): Promise<number> => {
  const { last_ticket } = await db.one<{ last_ticket: number }>(sql`
    update appointment_release r set last_ticket = last_ticket + 1 where ${of(key)} returning last_ticket`)
  return last_ticket
}

/** Tickets that a device took for the day, whatever became of them. */
export const ticketsOfDevice = async (db: Db, key: ReleaseKey, device: Buffer): Promise<number> => {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*)::int as count from waiting
    where institution_id = ${key.institutionId} and service = ${key.service} and first_day = ${key.day}::date
      and ticket is not null and device_index = ${device}`)
  return count
}

export const releasesDue = (db: Db, now: Instant, atMost: number): Promise<ReleaseKey[]> =>
  db.many<ReleaseKey>(sql`
    select institution_id as "institutionId", service, day from appointment_release
    where opened_at is null and opens_at <= ${now} order by opens_at, institution_id, service, day limit ${atMost}::int`)

export const markOpened = (db: Db, key: ReleaseKey, at: Instant): Promise<number> =>
  db.run(sql`update appointment_release r set opened_at = ${at} where ${of(key)}`)

/** Sessions of the day, earliest first: the lowest number is asked about the earliest. */
export const sessionsOfRelease = async (db: Db, key: ReleaseKey): Promise<readonly SlotId[]> => {
  const rows = await db.many<{ slot_id: SlotId }>(sql`
    select slot_id from slot
    where institution_id = ${key.institutionId} and service = ${key.service} and day = ${key.day}::date
    order by starts, slot_id`)
  return rows.map(({ slot_id }) => slot_id)
}
