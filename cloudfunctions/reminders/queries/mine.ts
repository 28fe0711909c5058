/** What a person was told, and her permissions. */
import type { Received } from '../../../types/reminders'
import type { Instant, LocalDate, MessageId, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'

export interface CameRow {
  readonly message_id: MessageId
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly last_day: LocalDate
  readonly state: Received['state']
  readonly channel: Received['channel']
  readonly at: Instant
}

/** Newest first. What never reached any channel stands here too: her page is the last channel. */
export const came = (db: Db, personId: PersonId, after: readonly string[] | null): Promise<CameRow[]> =>
  db.many<CameRow>(sql`
    select * from (
      select message_id, template, params, last_day, state, channel, coalesce(sent_at, send_at) as at
      from message where person_id = ${personId} and state not in ('queued', 'suppressed')
    ) m
    where ${after === null ? sql`true` : sql`(at, message_id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`}
    order by at desc, message_id desc limit ${pageSize + 1}`)

export const isPaused = async (db: Db, personId: PersonId): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from message_hold where person_id = ${personId} and reason = 'resident' and ends_at is null`)) !==
  undefined

/** Any hold: nothing is coming, whatever is planned. */
export const isHeld = async (db: Db, personId: PersonId): Promise<boolean> =>
  (await db.maybe(sql`select 1 from message_hold where person_id = ${personId} and ends_at is null`)) !==
  undefined

export const creditsOf = (
  db: Db,
  personId: PersonId,
): Promise<{ readonly template: string; readonly left: number }[]> =>
  db.many(sql`select template, granted - used as left from subscription_credit where person_id = ${personId}`)

export const grant = (db: Db, personId: PersonId, templates: readonly string[]): Promise<number> =>
  db.run(sql`
    insert into subscription_credit (person_id, template, granted)
    select ${personId}::bigint, t, 1 from unnest(${templates}::text[]) t
    on conflict (person_id, template) do update set granted = subscription_credit.granted + 1`)

/** Reminders that are told already, or never will be. */
export const settledReminders = (
  db: Db,
  personId: PersonId,
): Promise<{ readonly about_id: string; readonly stage: string; readonly occurrence: number }[]> =>
  db.many(sql`
    select about_id, stage, occurrence from reminder
    where person_id = ${personId} and state in ('sent', 'skipped')`)

/** What she asked to hear nothing of, until when; null: with her pregnancy. */
export const quietOf = (
  db: Db,
  personId: PersonId,
  day: LocalDate,
): Promise<{ readonly topic: string; readonly until: LocalDate | null }[]> =>
  db.many(sql`
    select q.topic, q.until from strategy_application q
    where q.person_id = ${personId} and q.does in ('snooze', 'close') and q.undone_at is null
      and (q.until is null or q.until > ${day}::date)
      and (q.pregnancy_id is null or exists (
        select 1 from pregnancy g
        where g.person_id = q.person_id and g.pregnancy_id = q.pregnancy_id and g.state = 'ongoing'))`)
