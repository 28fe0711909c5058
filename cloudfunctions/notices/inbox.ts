/**
 * notices.*: the inbox of a town and of a village. Names are masked until a notice is opened; each opening and each step is
 * in the record of access of the woman it speaks of. A village sees what its town forwarded to it and nothing else (F3).
 *
 * | state        | who acts                     | then         | deadline                                   |
 * |--------------|------------------------------|--------------|--------------------------------------------|
 * | received     | town acknowledges            | acknowledged | 1 working day after receipt                |
 * | acknowledged | town forwards to the village | forwarded    | as before                                  |
 * | forwarded    | village acknowledges, answers | answered    | 3 working days after forwarding            |
 * | answered     | nobody                       |              |                                            |
 * | withdrawn    | nobody: its import was undone |             |                                            |
 */
import { ServiceError } from '../../types/errors'
import type { Notice } from '../../types/notices'
import type { PersonId } from '../../types/schema'
import { holidaysInForce } from '../catalogue/holidays'
import { sql } from '../database/sql'
import { maskedNames } from '../people/masked-names'
import { openName, openPhone } from '../people/sealed'
import { today } from '../platform/clock'
import { holidaysOf, workingDayAfter } from '../reminders/rules/working-day'
import { rangeOf } from '../reminders/tasks'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { decodeCursor, page } from '../service/page'
import {
  change,
  closedNotices,
  lockNotice,
  openNotices,
  sealedContact,
  type Inbox,
  type NoticeRow,
} from './queries/notices'
import { villageWorkingDays } from './rules/deadline'

type StaffContext = Context<StaffCaller>

/** Whose region is one village works for that village; anybody else for the town. */
const inboxOf = ({ caller, city }: Pick<StaffContext, 'caller' | 'city'>): Inbox => ({
  range: rangeOf(caller, city.code),
  level: caller.region.length === 12 && !caller.region.endsWith('000') ? 'village' : 'town',
})

/** `420506001000` is the town itself: nobody there can be sent to a village. */
const isVillage = (code: string): boolean => code.length === 12 && !code.endsWith('000')

function viewOf(row: NoticeRow, name: string, day: string): Notice {
  const closed = row.state === 'answered' || row.state === 'withdrawn'
  return {
    noticeId: row.notice_id,
    kind: row.kind,
    state: row.state,
    name,
    institution: row.institution,
    village: row.place ?? '',
    receivedAt: row.received_at,
    dueOn: row.due,
    overdue: !closed && row.due < day,
    acknowledgedAt: row.acknowledged_at,
    forwardedAt: row.forwarded_at,
    villageAcknowledgedAt: row.village_acknowledged_at,
    feedback: row.feedback,
  }
}

export const list: Handler<'notices.list'> = async (context, { show, cursor }) => {
  const { db, clock } = context
  const inbox = inboxOf(context)
  const rows =
    show === 'open'
      ? await openNotices(db, inbox, decodeCursor(cursor, 2))
      : await closedNotices(db, inbox, decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => (show === 'open' ? [row.due, row.notice_id] : [row.notice_id]))
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  const day = today(clock)
  return {
    level: inbox.level,
    items: items.map(row => viewOf(row, names.get(row.person_id) ?? '*', day)),
    next,
  }
}

async function oneView(context: StaffContext, row: NoticeRow): Promise<Notice> {
  const again = await lockNotice(context.db, row.notice_id, inboxOf(context))
  return viewOf(again, await maskedName(context, row.person_id), today(context.clock))
}
const maskedName = async (context: StaffContext, id: PersonId): Promise<string> =>
  (await maskedNames(context, [id])).get(id) ?? '*'

export const open: Handler<'notices.open'> = async (context, { noticeId }) => {
  const { db, vault, clock } = context
  const row = await lockNotice(db, noticeId, inboxOf(context))
  const contact = await sealedContact(db, row.person_id)
  await audit(context, row.person_id, 'notices.open', `notice:${noticeId}`)
  return {
    notice: viewOf(row, await maskedName(context, row.person_id), today(clock)),
    name: openName(vault, row.person_id, contact.name_sealed),
    phone: contact.phone_sealed === null ? null : openPhone(vault, row.person_id, contact.phone_sealed),
    happenedOn: row.happened_on,
    note:
      row.feedback_note_sealed === null
        ? null
        : vault.open(row.feedback_note_sealed, `notice.note:${noticeId}`),
  }
}

export const acknowledge: Handler<'notices.acknowledge'> = async (context, { noticeId }) => {
  const { db, clock, caller } = context
  const inbox = inboxOf(context)
  const row = await lockNotice(db, noticeId, inbox)
  if (inbox.level === 'town' && row.state === 'received') {
    await change(
      db,
      row,
      sql`state = 'acknowledged', acknowledged_at = ${clock.now()}, acknowledged_by = ${caller.accountKey}`,
    )
    await audit(context, row.person_id, 'notices.acknowledge', `notice:${noticeId}`)
  } else if (inbox.level === 'village' && row.state === 'forwarded' && row.village_acknowledged_at === null) {
    await change(
      db,
      row,
      sql`village_acknowledged_at = ${clock.now()}, village_acknowledged_by = ${caller.accountKey}`,
    )
    await audit(context, row.person_id, 'notices.acknowledge', `notice:${noticeId}`)
  } else if (row.state === 'withdrawn') throw new ServiceError('NOTICE_STATE')
  return oneView(context, row)
}

export const forward: Handler<'notices.forward'> = async (context, { noticeId }) => {
  const { db, clock, caller } = context
  const inbox = inboxOf(context)
  const row = await lockNotice(db, noticeId, inbox)
  if (inbox.level !== 'town') throw new ServiceError('NOT_FOUND')
  if (row.state === 'forwarded' || row.state === 'answered') return oneView(context, row)
  if (row.state === 'withdrawn') throw new ServiceError('NOTICE_STATE')
  if (!isVillage(row.village)) throw new ServiceError('VILLAGE_UNKNOWN')
  const now = clock.now()
  const villageDue = workingDayAfter(
    today(clock),
    villageWorkingDays,
    holidaysOf(await holidaysInForce(context)),
  )
  await change(
    db,
    row,
    sql`state = 'forwarded', acknowledged_at = coalesce(acknowledged_at, ${now}),
        acknowledged_by = coalesce(acknowledged_by, ${caller.accountKey}), forwarded_at = ${now},
        forwarded_by = ${caller.accountKey}, village_due_on = ${villageDue}`,
  )
  await audit(context, row.person_id, 'notices.forward', `notice:${noticeId}`)
  return oneView(context, row)
}

export const answer: Handler<'notices.answer'> = async (context, { noticeId, feedback, note }) => {
  const { db, vault, clock, caller } = context
  const inbox = inboxOf(context)
  const row = await lockNotice(db, noticeId, inbox)
  if (row.state !== 'forwarded') throw new ServiceError('NOTICE_STATE')
  const now = clock.now()
  const sealed = note === undefined || note === '' ? null : vault.seal(note, `notice.note:${noticeId}`)
  await change(
    db,
    row,
    sql`state = 'answered', feedback = ${feedback}, feedback_note_sealed = ${sealed}, answered_at = ${now},
        village_acknowledged_at = coalesce(village_acknowledged_at, ${now}),
        village_acknowledged_by = coalesce(village_acknowledged_by, ${caller.accountKey})`,
  )
  await audit(context, row.person_id, 'notices.answer', `notice:${noticeId}`)
  return oneView(context, row)
}
