/** Writes what became of messages, and what follows from it. One statement each, for a whole batch. */
import type { Instant, LocalDate, MessageId, PersonId, TaskId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { Channel } from '../rules/gate'

/** Most batches have nothing to write in most tables: a third of their time went into statements about no row. */
const none = Promise.resolve(0)

/**
 * | state           | means                                              | outbox row | asked_at         |
 * | --------------- | -------------------------------------------------- | ---------- | ---------------- |
 * | queued          | to be sent, or waiting for the next try            | yes        | null             |
 * | queued          | with its provider now; after a crash, in doubt     | yes        | set              |
 * | sent            | a provider took it                                 | no         | set              |
 * | outcome_unknown | asked, no answer: not sent again on its own        | no         | set              |
 * | phone_task      | no channel, or none took it: a worker rings        | no         | null or set      |
 * | failed          | no channel, and not worth a call: on her page only | no         | null or set      |
 * | suppressed      | the gate or silence stopped it                     | no         | null, set in doubt |
 *
 * queued → every other; no other state is left again.
 */
export interface Settled {
  readonly personId: PersonId
  readonly messageId: MessageId
  readonly state: 'queued' | 'sent' | 'outcome_unknown' | 'phone_task' | 'failed' | 'suppressed'
  readonly channel: Channel | null
  readonly reason: string | null
  readonly sentAt: Instant | null
  /** 1 when a provider was asked. */
  readonly asked: number
  /** What it still told when it was decided, for her own page; null where that is written already. */
  readonly params: Readonly<Record<string, string>> | null
}

export const settleMessages = (db: Db, all: readonly Settled[]): Promise<number> =>
  all.length === 0
    ? none
    : db.run(sql`
    update message m
    set state = s.state, channel = s.channel, reason = s.reason, sent_at = s."sentAt", attempts = m.attempts + s.asked,
        params = coalesce(s.params, m.params),
        asked_at = case when s.state in ('queued', 'suppressed') then null else m.asked_at end
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
      as s("personId" bigint, "messageId" bigint, state text, channel text, reason text, "sentAt" timestamptz, asked smallint,
         params jsonb)
    where m.person_id = s."personId" and m.message_id = s."messageId" and m.state = 'queued'`)

/** A reminder is sent when its message reached somebody or will by a call; skipped when it was done or stopped. */
export const settleReminders = (
  db: Db,
  all: readonly {
    readonly personId: PersonId
    readonly messageId: MessageId
    readonly reached: boolean
    /** Stages that the message still told when it went. */
    readonly told: readonly string[]
  }[],
): Promise<number> =>
  all.length === 0
    ? none
    : db.run(sql`
    update reminder r
    set state = case when s.reached and s.told ? r.stage then 'sent' else 'skipped' end
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as s("personId" bigint, "messageId" bigint, reached boolean, told jsonb)
    where r.person_id = s."personId" and r.message_id = s."messageId" and r.state = 'planned'`)

export interface NewTask {
  readonly personId: PersonId
  readonly taskId: TaskId
  readonly dedupeKey: string
  readonly kind: 'phone_reminder' | 'care_call' | 'undated_pregnancy' | 'correct_data'
  /** 12-digit village. */
  readonly region: string
  readonly dueOn: LocalDate
  readonly reason: string
}

/** Idempotent by (person, key). */
export const openTasks = (db: Db, at: Instant, tasks: readonly NewTask[]): Promise<number> =>
  tasks.length === 0
    ? none
    : db.run(sql`
    insert into task (person_id, task_id, dedupe_key, kind, region, due_on, reason, state, created_at)
    select "personId", "taskId", "dedupeKey", kind, region, "dueOn", reason, 'open', ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb)
      as t("personId" bigint, "taskId" bigint, "dedupeKey" text, kind text, region bigint, "dueOn" date, reason text)
    order by "personId", "dedupeKey"
    on conflict (person_id, dedupe_key) do nothing`)

export interface Debit {
  readonly personId: PersonId
  readonly template: string
  /** Positive: used; negative: given back; `all`: WeChat says that none is left. */
  readonly count: number
  readonly exhausted: boolean
}

export const debitCredits = (db: Db, debits: readonly Debit[]): Promise<number> =>
  debits.length === 0
    ? none
    : db.run(sql`
    update subscription_credit c
    set used = case when d.exhausted then c.granted else greatest(0, least(c.granted, c.used + d.count)) end
    from (select "personId", template, sum(count)::int as count, bool_or(exhausted) as exhausted
          from jsonb_to_recordset(${JSON.stringify(debits)}::jsonb)
            as d("personId" bigint, template text, count int, exhausted boolean)
          group by 1, 2) d
    where c.person_id = d."personId" and c.template = d.template`)
