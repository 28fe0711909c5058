/** Puts messages into the outbox, in the caller's transaction: what is rolled back is not sent. */
import type { Instant, LocalDate, MessageId, PersonId, PregnancyId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'

export interface NewMessage {
  readonly personId: PersonId
  /** Identity within the person: a second message with the same key is not made. */
  readonly dedupeKey: string
  readonly kind: 'service' | 'reminder' | 'appointment' | 'voucher'
  readonly template: string
  /** No personal data: names are put in at send. */
  readonly params: Readonly<Record<string, string>>
  readonly urgency: 'U1' | 'U2' | 'U3' | 'U4'
  /** Never sent after this day. */
  readonly lastDay: LocalDate
  readonly sendAt: Instant
  readonly pregnancyId?: PregnancyId
  readonly datingVersion?: number
  /** Given by a caller that keeps a reference to the message; made here otherwise. */
  readonly messageId?: MessageId
}

/** Message and outbox rows in one statement; answers how many were new. */
export async function enqueue({ db, ids }: Services, messages: readonly NewMessage[]): Promise<number> {
  if (messages.length === 0) return 0
  const rows = messages.map(message => ({
    ...message,
    messageId: message.messageId ?? ids.next<MessageId>(),
  }))
  return db.run(sql`
    with fresh as (
      insert into message (person_id, message_id, dedupe_key, kind, template, params, urgency, pregnancy_id, dating_version,
                           last_day, state, send_at)
      select "personId", "messageId", "dedupeKey", kind, template, params, urgency, "pregnancyId", "datingVersion",
             "lastDay", 'queued', "sendAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as m("personId" bigint, "messageId" bigint, "dedupeKey" text, kind text, template text, params jsonb, urgency text,
             "pregnancyId" bigint, "datingVersion" smallint, "lastDay" date, "sendAt" timestamptz)
      order by "personId", "dedupeKey"
      on conflict (person_id, dedupe_key) do nothing
      returning person_id, message_id, send_at
    )
    insert into outbox (bucket, message_id, person_id, lease_until)
    select (message_id % 64)::smallint, message_id, person_id, send_at from fresh`)
}
