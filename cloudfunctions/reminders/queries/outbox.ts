/** The queue: lease, postpone, let go. Due time and lease are one column, so that an expired lease re-appears by itself. */
import type { Instant, LocalDate, MessageId, PersonId, PregnancyId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Channel, Urgency } from '../rules/gate'
import type { Kind } from '../rules/sending-time'

export interface Lease {
  readonly now: Instant
  readonly until: Instant
  /** Fences a process whose lease was taken over. */
  readonly worker: number
  readonly limit: number
}

export const claimDue = (
  db: Db,
  { now, until, worker, limit }: Lease,
): Promise<{ readonly message_id: MessageId }[]> =>
  db.many(sql`
    update outbox o set lease_until = ${until}, attempts = o.attempts + 1, worker = ${worker}
    from (select bucket, message_id from outbox where lease_until <= ${now}
          order by lease_until limit ${limit} for update skip locked) due
    where o.bucket = due.bucket and o.message_id = due.message_id
    returning o.message_id`)

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

/** Locks the messages: a loss that is being recorded comes before, or waits. */
export const lockMessages = (db: Db, ids: readonly MessageId[]): Promise<MessageRow[]> =>
  db.many<MessageRow>(sql`
    select m.person_id, m.message_id, m.kind, m.template, m.params, m.urgency, m.pregnancy_id, m.dating_version, m.last_day,
           m.state, m.channel, m.attempts, m.asked_at
    from message m
    join unnest(${ids}::bigint[]) i(message_id) on i.message_id = m.message_id
    order by m.person_id, m.message_id
    for update of m`)

/** Written and committed before a provider is asked. */
export const markAsked = (
  db: Db,
  at: Instant,
  asked: readonly {
    readonly message_id: MessageId
    readonly channel: Channel
    readonly params: Readonly<Record<string, string>>
  }[],
): Promise<number> =>
  db.run(sql`
    update message m set asked_at = ${at}::timestamptz, channel = a.channel, params = a.params
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(message_id bigint, channel text, params jsonb)
    where m.message_id = a.message_id`)

/** What is still ours to send, locked until the transaction ends: not silenced, not paused, not dated anew since the gate. */
export const lockStillDue = (
  db: Db,
  ids: readonly MessageId[],
  worker: number,
): Promise<{ readonly message_id: MessageId }[]> =>
  db.many(sql`
    select m.message_id
    from message m
    join outbox o on o.bucket = (m.message_id % 64)::smallint and o.message_id = m.message_id and o.worker = ${worker}
    where m.message_id = any(${ids}::bigint[]) and m.state = 'queued'
      and not exists (select 1 from message_hold h where h.person_id = m.person_id and h.ends_at is null)
      and (m.pregnancy_id is null or exists (
        select 1 from pregnancy g
        where g.person_id = m.person_id and g.pregnancy_id = m.pregnancy_id and g.state = 'ongoing'
          and g.dating_version = m.dating_version))
    order by m.person_id, m.message_id
    for update of m`)

/** Rows whose message is settled, or was settled by somebody else. */
export const letGo = (db: Db, ids: readonly MessageId[], worker: number): Promise<number> =>
  db.run(sql`
    delete from outbox
    where (bucket, message_id) in (select (i % 64)::smallint, i from unnest(${ids}::bigint[]) i) and worker = ${worker}`)

export const postpone = (
  db: Db,
  later: readonly { readonly message_id: MessageId; readonly until: Instant }[],
  worker: number,
): Promise<number> =>
  db.run(sql`
    update outbox o set lease_until = l.until, worker = null
    from jsonb_to_recordset(${JSON.stringify(later)}::jsonb) as l(message_id bigint, until timestamptz)
    where o.bucket = (l.message_id % 64)::smallint and o.message_id = l.message_id and o.worker = ${worker}`)
