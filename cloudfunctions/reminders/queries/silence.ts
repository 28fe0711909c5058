/** What silence does to the tables, one statement each. */
import type { Instant, PersonId, PregnancyId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { SilenceReason } from '../silence'

/** Every message of hers that has not gone out, leased or not, and its outbox rows. */
export const suppressQueued = (db: Db, personId: PersonId, reason: string): Promise<number> =>
  db.run(sql`
    with gone as (
      update message set state = 'suppressed', reason = ${reason}
      where person_id = ${personId} and state = 'queued'
      returning message_id
    ), dequeued as (
      delete from outbox where (bucket, message_id) in (select (message_id % 64)::smallint, message_id from gone)
    )
    select message_id from gone`)

/** @param about only those of this pregnancy or child */
export const closeReminders = (
  db: Db,
  personId: PersonId,
  state: 'silenced' | 'cancelled',
  about: string | null = null,
): Promise<number> =>
  db.run(sql`
    update reminder set state = ${state}
    where person_id = ${personId} and state = 'planned' and (${about}::bigint is null or about_id = ${about}::bigint)`)

/** Unsent messages of an older dating, before the new one is planned. Their keys are given back: the same may have to be told. */
export const suppressOfPregnancy = (
  db: Db,
  personId: PersonId,
  pregnancyId: PregnancyId,
  reason: string,
): Promise<number> =>
  db.run(sql`
    with gone as (
      update message set state = 'suppressed', reason = ${reason}, dedupe_key = dedupe_key || ':' || message_id
      where person_id = ${personId} and pregnancy_id = ${pregnancyId} and state = 'queued'
      returning message_id
    ), dequeued as (
      delete from outbox where (bucket, message_id) in (select (message_id % 64)::smallint, message_id from gone)
    )
    select message_id from gone`)

/** A worker must not ring about an examination that will not be. Care calls stay. */
export const withdrawCalls = (db: Db, personId: PersonId, at: Instant): Promise<number> =>
  db.run(sql`
    update task set state = 'withdrawn', closed_at = ${at}, closed_by = 'system'
    where person_id = ${personId} and state = 'open' and kind in ('phone_reminder', 'undated_pregnancy')`)

/** One open hold a reason; a second call changes nothing. */
export const openHold = (
  db: Db,
  hold: {
    readonly personId: PersonId
    readonly holdId: string
    readonly reason: SilenceReason
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into message_hold (person_id, hold_id, reason, starts_at)
    select ${hold.personId}::bigint, ${hold.holdId}::bigint, ${hold.reason}::text, ${hold.at}::timestamptz
    where not exists (
      select 1 from message_hold where person_id = ${hold.personId} and reason = ${hold.reason} and ends_at is null)`)

export const endHolds = (db: Db, personId: PersonId, reason: SilenceReason, at: Instant): Promise<number> =>
  db.run(sql`
    update message_hold set ends_at = ${at} where person_id = ${personId} and reason = ${reason} and ends_at is null`)

/** What a loss or a death suppressed may be said after all: its keys are free again. */
export const giveBackKeys = (db: Db, personId: PersonId): Promise<number> =>
  db.run(sql`
    update message set dedupe_key = dedupe_key || ':' || message_id
    where person_id = ${personId} and state = 'suppressed' and reason in ('loss', 'died') and dedupe_key not like '%:' || message_id`)

/** A plan restores what was cancelled, of courses that still hold. */
export const unsilence = (db: Db, personId: PersonId): Promise<number> =>
  db.run(sql`update reminder set state = 'cancelled' where person_id = ${personId} and state = 'silenced'`)

/** Its key is given back too: should there be a loss after all, somebody is to call. */
export const withdrawCareCall = (db: Db, personId: PersonId, key: string, at: Instant): Promise<number> =>
  db.run(sql`
    update task set dedupe_key = dedupe_key || ':' || task_id,
      state = case when state = 'open' then 'withdrawn' else state end,
      closed_at = case when state = 'open' then ${at}::timestamptz else closed_at end,
      closed_by = case when state = 'open' then 'system' else closed_by end
    where person_id = ${personId} and dedupe_key = ${key}`)

/** The pregnancy is dated now: nobody need ring to ask for a scan. */
export const withdrawUndated = (db: Db, personId: PersonId, at: Instant): Promise<number> =>
  db.run(sql`
    update task set state = 'withdrawn', closed_at = ${at}, closed_by = 'system'
    where person_id = ${personId} and state = 'open' and kind = 'undated_pregnancy'`)
