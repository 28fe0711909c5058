/** Notices of a town or a village: read by deadline, taken one step further each time. */
import type { NoticeFeedback, NoticeId, NoticeKind, NoticeState } from '../../../types/notices'
import type { Instant, LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'

/** Inclusive range of 12-digit village codes; a village sees only what was forwarded to it. */
export interface Inbox {
  readonly range: readonly [from: string, to: string]
  readonly level: 'town' | 'village'
}

export interface NoticeRow {
  readonly person_id: PersonId
  readonly notice_id: NoticeId
  readonly kind: NoticeKind
  readonly state: NoticeState
  readonly village: string
  readonly place: string | null
  readonly institution: string | null
  readonly happened_on: LocalDate | null
  readonly received_at: Instant
  readonly due: LocalDate
  readonly acknowledged_at: Instant | null
  readonly forwarded_at: Instant | null
  readonly village_acknowledged_at: Instant | null
  readonly feedback: NoticeFeedback | null
  readonly feedback_note_sealed: Buffer | null
}

const due = sql`coalesce(n.village_due_on, n.due_on)`
const selected = sql`
  select n.person_id, n.notice_id, n.kind, n.state, n.village, coalesce(v.name, t.name, d.name) as place, i.name as institution,
         n.happened_on, n.received_at, ${due} as due, n.acknowledged_at, n.forwarded_at, n.village_acknowledged_at, n.feedback,
         n.feedback_note_sealed
  from notice n
  left join region v on v.code = n.village
  left join region t on t.code = n.village / 1000
  left join region d on d.code = n.village / 1000000
  left join institution i on i.institution_id = n.institution_id`

const within = ({ range: [from, to], level }: Inbox): Query => sql`
  n.village between ${from}::bigint and ${to}::bigint
  and ${level === 'town' ? sql`true` : sql`n.state in ('forwarded', 'answered')`}`

/** The longest overdue first. */
export const openNotices = (db: Db, inbox: Inbox, after: readonly string[] | null): Promise<NoticeRow[]> =>
  db.many<NoticeRow>(sql`${selected}
    where n.state in ('received', 'acknowledged', 'forwarded') and ${within(inbox)}
      and ${after === null ? sql`true` : sql`(${due}, n.notice_id) > (${after[0]}::date, ${after[1]}::bigint)`}
    order by ${due}, n.notice_id limit ${pageSize + 1}`)

/** The newest first. */
export const closedNotices = (db: Db, inbox: Inbox, after: readonly string[] | null): Promise<NoticeRow[]> =>
  db.many<NoticeRow>(sql`${selected}
    where n.state in ('answered', 'withdrawn') and ${within(inbox)}
      and ${after === null ? sql`true` : sql`n.notice_id < ${after[0]}::bigint`}
    order by n.notice_id desc limit ${pageSize + 1}`)

/** Locked until the transaction ends; NOT_FOUND when it is not in this inbox. */
export const lockNotice = (db: Db, noticeId: NoticeId, inbox: Inbox): Promise<NoticeRow> =>
  db.one<NoticeRow>(sql`${selected} where n.notice_id = ${noticeId} and ${within(inbox)} for update of n`)

export const sealedContact = (
  db: Db,
  personId: PersonId,
): Promise<{ name_sealed: Buffer; phone_sealed: Buffer | null }> =>
  db.one(sql`select name_sealed, phone_sealed from person where person_id = ${personId}`)

/** @param set assignments after `update notice set` */
export const change = (
  db: Db,
  row: Pick<NoticeRow, 'person_id' | 'notice_id'>,
  set: Query,
): Promise<number> =>
  db.run(sql`update notice set ${set} where person_id = ${row.person_id} and notice_id = ${row.notice_id}`)
