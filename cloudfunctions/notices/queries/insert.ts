/** Puts notices into the towns' inboxes. */
import type { Instant, LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { NewNotice } from '../receive'

/** The village is that of residence, else of the register, else the city itself: somebody must see it. */
export async function insertNotices(
  db: Db,
  notices: readonly (NewNotice & { readonly noticeId: string })[],
  { at, dueOn, city }: { readonly at: Instant; readonly dueOn: LocalDate; readonly city: string },
): Promise<number> {
  if (notices.length === 0) return 0
  return db.run(sql`
    insert into notice (person_id, notice_id, dedupe_key, kind, state, institution_id, batch_id, village, happened_on, received_at, due_on)
    select p.person_id, n."noticeId", n."dedupeKey", n.kind, 'received', n."institutionId", n."batchId",
           rpad(coalesce(p.residence_village, p.hukou_village, ${city}::bigint)::text, 12, '0')::bigint, n."happenedOn",
           ${at}::timestamptz, ${dueOn}::date
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb)
      as n("personId" bigint, "noticeId" bigint, "dedupeKey" text, kind text, "institutionId" bigint, "batchId" bigint, "happenedOn" date)
    join person p on p.person_id = n."personId" and p.died_on is null
    order by p.person_id, n."dedupeKey"
    on conflict (person_id, dedupe_key) do nothing`)
}
