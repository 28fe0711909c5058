/** The line for places in a programme's budget. A held place is counted in `quota.used` from the moment it is held. */
import type { Instant, PersonId, ProgrammeCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Subject } from '../rules/subject'
import { giveBackPlaces } from './give-back-places'

export interface Budget {
  readonly programme: ProgrammeCode
  readonly period: string
  readonly region: string
}

export const joinLine = (
  db: Db,
  row: Budget & {
    readonly home: PersonId
    readonly id: string
    readonly subject: Subject
    readonly claimer: PersonId
    readonly askedBy: PersonId
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into voucher_waiting (person_id, waiting_id, programme, subject, claimer, asked_by, period, region, joined_at, state)
    values (${row.home}, ${row.id}, ${row.programme}, ${row.subject}, ${row.claimer}, ${row.askedBy}, ${row.period}, ${row.region},
            ${row.at}, 'waiting')`)

export interface InLine {
  readonly person_id: PersonId
  readonly waiting_id: string
  readonly programme: ProgrammeCode
  readonly claimer: PersonId
  readonly asked_by: PersonId
  readonly joined_at: Instant
  readonly held_until: Instant | null
  readonly ahead: number
}

export const linesOf = (db: Db, askedBy: PersonId): Promise<InLine[]> =>
  db.many(sql`
    select w.person_id, w.waiting_id, w.programme, w.claimer, w.asked_by, w.joined_at,
           case when w.state = 'held' then w.held_until end as held_until,
           case when w.state = 'held' then 0 else (
             select count(*) from voucher_waiting b
             where b.programme = w.programme and b.period = w.period and b.region = w.region and b.state = 'waiting'
               and (b.joined_at, b.waiting_id) < (w.joined_at, w.waiting_id)) end::int as ahead
    from voucher_waiting w where w.asked_by = ${askedBy} and w.state in ('waiting', 'held') order by w.joined_at, w.waiting_id`)

/**
 * The place that was held for this voucher is its place in the budget. False when none is held, or not any more. Of what is
 * given each month another month's voucher may take it.
 */
export const takeHeldPlace = async (
  db: Db,
  voucher: { readonly home: PersonId; readonly programme: ProgrammeCode },
  now: Instant,
): Promise<boolean> =>
  (await db.run(sql`
    update voucher_waiting set state = 'taken'
    where person_id = ${voucher.home} and programme = ${voucher.programme} and state = 'held' and held_until >= ${now}`)) ===
  1

/** Which of these have a place held, by their order. */
export const heldAmong = async (
  db: Db,
  wanted: readonly { readonly home: PersonId; readonly programme: ProgrammeCode }[],
  now: Instant,
): Promise<ReadonlySet<number>> => {
  const rows = await db.many<{ place: number }>(sql`
    select w.place::int from unnest(${wanted.map(w => w.home)}::bigint[], ${wanted.map(w => w.programme)}::text[])
      with ordinality w(home, programme, place)
    join voucher_waiting h on h.person_id = w.home and h.programme = w.programme and h.state = 'held' and h.held_until >= ${now}`)
  return new Set(rows.map(row => row.place - 1))
}

export interface Gone extends Budget {
  readonly held: boolean
}

/** Of one caller and programme. @returns nothing when she does not wait for it */
export const leaveLine = (
  db: Db,
  askedBy: PersonId,
  programme: ProgrammeCode,
  child: PersonId | null,
): Promise<Gone[]> =>
  db.many(sql`
    update voucher_waiting w set state = 'left'
    from (select person_id, waiting_id, state = 'held' as held from voucher_waiting
          where asked_by = ${askedBy} and programme = ${programme} and state in ('waiting', 'held')
            and ${child === null ? sql`claimer = asked_by` : sql`claimer = ${child}`} for update) was
    where w.person_id = was.person_id and w.waiting_id = was.waiting_id
    returning w.programme, w.period, w.region, was.held`)

/** Everybody's who waits on this union or pregnancy: it has ended. */
export const leaveWith = (db: Db, home: PersonId, subject: Subject): Promise<Gone[]> =>
  db.many(sql`
    update voucher_waiting w set state = 'left'
    from (select person_id, waiting_id, state = 'held' as held from voucher_waiting
          where person_id = ${home} and subject = ${subject} and state in ('waiting', 'held') for update) was
    where w.person_id = was.person_id and w.waiting_id = was.waiting_id
    returning w.programme, w.period, w.region, was.held`)

/** Every line for herself, and those in which she asked. */
export const leaveAll = (db: Db, personId: PersonId): Promise<Gone[]> =>
  db.many(sql`
    update voucher_waiting w set state = 'left'
    from (select person_id, waiting_id, state = 'held' as held from voucher_waiting
          where (person_id = ${personId} or asked_by = ${personId}) and state in ('waiting', 'held')
          order by person_id, waiting_id for update) was
    where w.person_id = was.person_id and w.waiting_id = was.waiting_id
    returning w.programme, w.period, w.region, was.held`)

/** Of lines of one human being under two records for one programme all but the first that she joined. */
export const leaveLater = (db: Db, people: readonly PersonId[]): Promise<Gone[]> =>
  db.many(sql`
    update voucher_waiting w set state = 'left'
    from (select person_id, waiting_id, state = 'held' as held from voucher_waiting
          where person_id = any(${people}::bigint[]) and state in ('waiting', 'held')
          order by person_id, waiting_id for update) was
    where w.person_id = was.person_id and w.waiting_id = was.waiting_id
      and exists (
        select 1 from voucher_waiting b
        where b.person_id = any(${people}::bigint[]) and b.programme = w.programme and b.state in ('waiting', 'held')
          and (b.joined_at, b.waiting_id) < (w.joined_at, w.waiting_id))
    returning w.programme, w.period, w.region, was.held`)

/** Held places that nobody took in time, and all of a year that is over. */
export const lapse = (db: Db, now: Instant, year: string): Promise<Gone[]> =>
  db.many(sql`
    update voucher_waiting w set state = 'lapsed'
    from (select person_id, waiting_id, state = 'held' as held from voucher_waiting
          where (state = 'held' and held_until < ${now}) or (state in ('waiting', 'held') and period < ${year})
          order by person_id, waiting_id for update) was
    where w.person_id = was.person_id and w.waiting_id = was.waiting_id
    returning w.programme, w.period, w.region, was.held`)

/** The places that were held are free. */
export const freePlaces = (db: Db, gone: readonly Gone[]): Promise<void> =>
  giveBackPlaces(
    db,
    gone.filter(one => one.held),
  )

/** Budgets that have a place and somebody who waits for it. */
export const openLines = (db: Db): Promise<Budget[]> =>
  db.many(sql`
    select q.programme, q.period, q.region from quota q
    where q.used < q.total and exists (
      select 1 from voucher_waiting w
      where w.programme = q.programme and w.period = q.period and w.region = q.region and w.state = 'waiting')
    order by 1, 2, 3`)

/** How many places are free, until the end of the transaction. */
export const lockBudget = async (db: Db, { programme, period, region }: Budget): Promise<number> =>
  (
    await db.one<{ free: number }>(sql`
      select total - used as free from quota
      where programme = ${programme} and period = ${period} and region = ${region} for update`)
  ).free

export interface NextInLine {
  readonly person_id: PersonId
  readonly waiting_id: string
  readonly subject: Subject
  readonly claimer: PersonId
  readonly asked_by: PersonId
}

export const firstInLine = (
  db: Db,
  { programme, period, region }: Budget,
  most: number,
): Promise<NextInLine[]> =>
  db.many(sql`
    select person_id, waiting_id, subject, claimer, asked_by from voucher_waiting
    where programme = ${programme} and period = ${period} and region = ${region} and state = 'waiting'
    order by joined_at, waiting_id limit ${most} for update`)

export const lapseOne = (db: Db, { person_id, waiting_id }: NextInLine): Promise<number> =>
  db.run(sql`
    update voucher_waiting set state = 'lapsed' where person_id = ${person_id} and waiting_id = ${waiting_id}`)

/** One place for each of them. */
export async function hold(
  db: Db,
  { programme, period, region }: Budget,
  rows: readonly NextInLine[],
  until: Instant,
): Promise<void> {
  if (rows.length === 0) return
  await db.run(sql`
    update voucher_waiting w set state = 'held', held_until = ${until}
    from unnest(${rows.map(r => r.person_id)}::bigint[], ${rows.map(r => r.waiting_id)}::bigint[]) r(person_id, waiting_id)
    where w.person_id = r.person_id and w.waiting_id = r.waiting_id`)
  await db.run(sql`
    update quota set used = used + ${rows.length}::int where programme = ${programme} and period = ${period} and region = ${region}`)
}
