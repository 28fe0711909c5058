/** A written one-time notice (一次性告知): made from the answer of this moment, numbered, kept as it was given. */
import { notice as noticeSchema, type Notice } from '../../types/eligibility'
import { ServiceError } from '../../types/errors'
import { z, type InstitutionId } from '../../types/schema'
import { onViolation } from '../database/driver-error'
import { maskedNames } from '../people/masked-names'
import type { Context, ResidentCaller, StaffCaller } from '../service/context'
import type { Asked } from './about'
import { institutionName, insertNotice, noticesOf, type GivenRow } from './queries/notices'
import { aboutChild } from './rules/about-child'
import { caseKeyOf } from './rules/case-key'
import { noticeNumber } from './rules/notice-number'
import type { Programme } from './rules/programme'
import { namesNewPapers } from './rules/second-notice'

type Giver = Context<ResidentCaller> | Context<StaffCaller>

interface Giving {
  readonly institutionId: InstitutionId | null
  /** Only of a manager: why a paper is named that the earlier notice did not name. */
  readonly supervisorReason: string | null
  /** A counter may not come back with new papers; what a resident opens herself is always told. */
  readonly strict: boolean
}

const contextOf = (id: string): string => `notice_given.content:${id}`

/** The words alone, as two notices are compared by them. */
const told = ({ outcome, reasons, missing, changes, documents, version }: Notice): string =>
  JSON.stringify({ outcome, reasons, missing, changes, documents, version })

/** SECOND_NOTICE when a counter names new papers in the same case without a supervisor's reason (A4 4.3). */
export async function giveNotice(
  context: Giver,
  asked: Asked,
  programme: Programme,
  { institutionId, supervisorReason, strict }: Giving,
): Promise<Notice> {
  const { db, ids, vault, clock, caller } = context
  const of = {
    personId: asked.about,
    programme: programme.code,
    key: caseKeyOf(programme, asked.ties, asked.day),
  }
  const open = (row: GivenRow): Notice =>
    z.parse(noticeSchema, JSON.parse(vault.open(row.content_sealed, contextOf(row.notice_id))))
  const earlier = (await noticesOf(db, of)).map(row => ({ row, notice: open(row) }))
  const id = ids.next()
  const fresh = await contentOf(context, asked, programme, id, institutionId)
  const last = earlier.at(-1)
  if (
    last !== undefined &&
    last.row.given_on === asked.day &&
    last.row.institution_id === institutionId &&
    told(last.notice) === told(fresh)
  )
    return last.notice
  const papersOf = ({ missing }: Notice): string[] => missing.map(gap => gap.text)
  const isNew = namesNewPapers(
    earlier.map(({ notice }) => papersOf(notice)),
    papersOf(fresh),
  )
  if (strict && isNew && supervisorReason === null) throw new ServiceError('SECOND_NOTICE')
  await onViolation(
    'notice_given_in_order',
    () => new ServiceError('SYSTEM_RETRY'),
    () =>
      insertNotice(db, {
        id,
        of,
        version: programme.version,
        ordinal: earlier.length + 1,
        on: asked.day,
        at: clock.now(),
        accountKey: caller.accountKey,
        institutionId,
        content: vault.seal(JSON.stringify(fresh), contextOf(id)),
        supervisorReason: isNew ? supervisorReason : null,
      }),
  )
  return fresh
}

async function contentOf(
  context: Giver,
  asked: Asked,
  programme: Programme,
  id: string,
  institutionId: InstitutionId | null,
): Promise<Notice> {
  const standing = asked.standing(programme)
  const names = await maskedNames(context, [asked.about])
  return {
    number: noticeNumber(id),
    programme: programme.code,
    title: programme.title,
    name: names.get(asked.about) ?? '*',
    forChild: aboutChild(programme.rule),
    givenOn: asked.day,
    place: context.city.name,
    institution: institutionId === null ? null : await institutionName(context.db, institutionId),
    outcome: standing.outcome,
    reasons: standing.reasons.map(({ text }) => text),
    missing: standing.missing,
    changes: standing.changes,
    documents: [...programme.documents],
    window: programme.window,
    version: programme.version,
    source: programme.source,
    phone: context.city.phone,
  }
}
