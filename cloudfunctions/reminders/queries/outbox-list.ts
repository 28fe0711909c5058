/** The city's messages for its managers. */
import type { Received } from '../../../types/reminders'
import type { Instant, LocalDate, MessageId, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'

export interface OutboxRow {
  readonly person_id: PersonId
  readonly message_id: MessageId
  readonly kind: string
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly last_day: LocalDate
  readonly channel: Received['channel']
  readonly state: Received['state']
  readonly reason: string | null
  readonly send_at: Instant
  readonly sent_at: Instant | null
  readonly eligible: string
}

/** Ids grow with time: newest first by the key alone. */
export const outboxPage = (
  db: Db,
  state: Received['state'] | null,
  after: string | null,
): Promise<OutboxRow[]> =>
  db.many<OutboxRow>(sql`
    select m.person_id, m.message_id, m.kind, m.template, m.params, m.last_day, m.channel, m.state, m.reason, m.send_at, m.sent_at,
           coalesce(e.eligible, 0) as eligible
    from message m left join person_fact e on e.person_id = m.person_id
    where ${state === null ? sql`true` : sql`m.state = ${state}`}
      and ${after === null ? sql`true` : sql`m.message_id < ${after}::bigint`}
    order by m.message_id desc limit ${pageSize + 1}`)

export const countByState = (
  db: Db,
): Promise<{ readonly state: Received['state']; readonly count: number }[]> =>
  db.many(sql`select state, count(*)::int as count from message group by state order by state`)
