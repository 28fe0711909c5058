/** The queue: lease, postpone, let go. Due time and lease are one column, so that an expired lease re-appears by itself. */
import type { Instant, LocalDate, MessageId, PersonId, PregnancyId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import type { Channel, Urgency } from '../rules/gate'
import type { Kind } from '../rules/sending-time'
import { quietFor } from './sending-facts'

export interface Lease {
  readonly now: Instant
  readonly until: Instant
  /** Fences a process whose lease was taken over. */
  readonly worker: number
  readonly limit: number
}

/** Both halves of a message's key: the person is where it lives. */
export interface MessageKey {
  readonly person_id: PersonId
  readonly message_id: MessageId
}
const keysOf = (keys: readonly MessageKey[]): Query => sql`
  unnest(${keys.map(key => key.person_id)}::bigint[], ${keys.map(key => key.message_id)}::bigint[]) as k(person_id, message_id)`

export const claimDue = (db: Db, { now, until, worker, limit }: Lease): Promise<MessageKey[]> =>
  db.many<MessageKey>(sql`
    update outbox o set lease_until = ${until}, attempts = o.attempts + 1, worker = ${worker}
    from (select bucket, message_id from outbox where lease_until <= ${now}
          order by lease_until limit ${limit} for update skip locked) due
    where o.bucket = due.bucket and o.message_id = due.message_id
    returning o.person_id, o.message_id`)

export interface MessageRow {
  readonly person_id: PersonId
  readonly message_id: MessageId
  readonly kind: Kind
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly urgency: Urgency
  readonly pregnancy_id: PregnancyId | null
  readonly dating_version: number | null
  readonly last_day: LocalDate
  readonly state: string
  readonly channel: Channel | null
  readonly attempts: number
  readonly asked_at: Instant | null
}

/**
 * Locks the messages. One that silence or a booking holds at this moment is passed over and stays leased: waiting for it
 * would be waiting against the order of locks, message before outbox.
 */
export const lockMessages = (db: Db, keys: readonly MessageKey[]): Promise<MessageRow[]> =>
  db.many<MessageRow>(sql`
    select m.person_id, m.message_id, m.kind, m.template, m.params, m.urgency, m.pregnancy_id, m.dating_version, m.last_day,
           m.state, m.channel, m.attempts, m.asked_at
    from ${keysOf(keys)}
    join message m on m.person_id = k.person_id and m.message_id = k.message_id
    order by m.person_id, m.message_id
    for update of m skip locked`)

/** Written and committed before a provider is asked. */
export const markAsked = (
  db: Db,
  at: Instant,
  asked: readonly (MessageKey & {
    readonly channel: Channel
    readonly params: Readonly<Record<string, string>>
  })[],
): Promise<number> =>
  asked.length === 0
    ? Promise.resolve(0)
    : db.run(sql`
    update message m set asked_at = ${at}::timestamptz, channel = a.channel, params = a.params
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(person_id bigint, message_id bigint, channel text, params jsonb)
    where m.person_id = a.person_id and m.message_id = a.message_id`)

/** Locks what is queued and still leased by us: what silence took, or another process after our lease ended, is not here. */
export const lockOurs = (db: Db, keys: readonly MessageKey[], worker: number): Promise<MessageKey[]> =>
  db.many<MessageKey>(sql`
    select m.person_id, m.message_id
    from ${keysOf(keys)}
    join message m on m.person_id = k.person_id and m.message_id = k.message_id
    join outbox o on o.bucket = (m.message_id % 64)::smallint and o.message_id = m.message_id
    where m.state = 'queued' and o.worker = ${worker}
    order by m.person_id, m.message_id
    for update of m`)

/** Of these the ones that may go out: no hold, no end of the pregnancy, no new dating since the gate. A statement of its own, so that it sees what was committed while the locks were waited for. */
export const stillFree = (db: Db, keys: readonly MessageKey[]): Promise<MessageKey[]> =>
  db.many<MessageKey>(sql`
    select m.person_id, m.message_id
    from ${keysOf(keys)}
    join message m on m.person_id = k.person_id and m.message_id = k.message_id
    where not exists (select 1 from message_hold h where h.person_id = m.person_id and h.ends_at is null)
      and (m.pregnancy_id is null or exists (
        select 1 from pregnancy g
        where g.person_id = m.person_id and g.pregnancy_id = m.pregnancy_id and g.state = 'ongoing'
          and g.dating_version = m.dating_version))`)

/**
 * Whose person has died or moved away since the gate, or took back the consent to the way that was chosen; or that tell of a
 * child who died since.
 */
export const changedNow = (db: Db, keys: readonly MessageKey[], day: LocalDate): Promise<MessageKey[]> =>
  db.many<MessageKey>(sql`
    select m.person_id, m.message_id
    from ${keysOf(keys)}
    join message m on m.person_id = k.person_id and m.message_id = k.message_id
    join person p on p.person_id = m.person_id
    where p.died_on is not null or p.moved_out_on <= ${day}::date
      or (m.channel = 'sms' and not exists (
        select 1 from consent c where c.person_id = m.person_id and c.purpose = 'sms' and c.withdrawn_at is null))
      or exists (
        select 1 from reminder r join person c on c.person_id = r.about_id and c.died_on is not null
        where r.person_id = m.person_id and r.message_id = m.message_id and r.course = 'child')`)

/** What these people asked to hear nothing of, message by message, as it stands under the lock. */
export const quietNow = (
  db: Db,
  keys: readonly MessageKey[],
  day: LocalDate,
): Promise<{ readonly message_id: MessageId; readonly topic: string }[]> =>
  db.many(sql`
    select m.message_id, q.topic
    from ${keysOf(keys)}
    join message m on m.person_id = k.person_id and m.message_id = k.message_id
    join strategy_application q on q.person_id = m.person_id and ${quietFor(day)}`)

/** Rows whose message is settled, or was settled by somebody else. */
export const letGo = (db: Db, ids: readonly MessageId[], worker: number): Promise<number> =>
  ids.length === 0
    ? Promise.resolve(0)
    : db.run(sql`
    delete from outbox
    where (bucket, message_id) in (select (i % 64)::smallint, i from unnest(${ids}::bigint[]) i) and worker = ${worker}`)

export const postpone = (
  db: Db,
  later: readonly { readonly message_id: MessageId; readonly until: Instant }[],
  worker: number,
): Promise<number> =>
  later.length === 0
    ? Promise.resolve(0)
    : db.run(sql`
    update outbox o set lease_until = l.until, worker = null
    from jsonb_to_recordset(${JSON.stringify(later)}::jsonb) as l(message_id bigint, until timestamptz)
    where o.bucket = (l.message_id % 64)::smallint and o.message_id = l.message_id and o.worker = ${worker}`)
