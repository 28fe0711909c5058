/** subsidies.queue, .open, .giveBack, .review, .refuse: applications at the desk of a town or the district. */
import { ServiceError } from '../../types/errors'
import type { ApplicationId } from '../../types/subsidies'
import { yuan } from '../../types/settlement-words'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { askFor } from '../eligibility/about'
import { addDays } from '../eligibility/rules/calendar'
import { namesNewPapers } from '../eligibility/rules/second-notice'
import { maskedNames } from '../people/masked-names'
import { dateOf, today } from '../platform/clock'
import { rangeOf } from '../reminders/tasks'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { move, mustMove, tell, workingDays } from './move'
import { applicationIn, dueIn, lockIn, type ApplicationRow, type RegionRange } from './queries/applications'
import { objectionsTo } from './queries/objections'
import { birthNear, certifiedBetween } from './queries/record'
import { insertPapers, stepsOf } from './queries/steps'
import { mustBeDecidable, objectionPlace } from './publicity'
import { applicationNumber, openBank, programmeOf, subsidyFor, viewOf } from './view'

export type Desk = Context<StaffCaller>

/** A village worker has none: there everybody knows everybody (domain F4). */
export function deskRange({ caller, city }: Desk): RegionRange {
  const range = rangeOf(caller, city.code)
  if (range[0] === range[1]) throw new ServiceError('FORBIDDEN')
  return range
}
export const locked = (context: Desk, id: ApplicationId): Promise<ApplicationRow> =>
  lockIn(context.db, deskRange(context), id)
export const purposeOf = (row: ApplicationRow): string => `subsidy:${row.application_id}`

const queues = { review: 'submitted', decide: 'reviewed', pay: 'approved', appeals: 'appealed' } as const

export const queue: Handler<'subsidies.queue'> = async (context, { queue: wanted, cursor }) => {
  const { db, clock, caller } = context
  const range = deskRange(context)
  if (wanted !== 'review' && caller.role !== 'manager') throw new ServiceError('FORBIDDEN')
  const rows = await dueIn(db, range, queues[wanted], decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.due_on, row.application_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  const versionOf = await programmeOf(context)
  return {
    items: items.map(row => ({
      applicationId: row.application_id,
      number: applicationNumber(row.application_id),
      name: names.get(row.person_id) ?? '*',
      title: versionOf(row).title,
      dueOn: row.due_on,
      late: row.due_on < today(clock),
      publicUntil: row.public_until,
      objections: row.objections,
    })),
    next,
  }
}

/** Who did the step before, so that somebody else does this one. */
const before = (row: ApplicationRow): string | null => {
  switch (row.state) {
    case 'reviewed':
      return row.reviewed_by
    case 'appealed':
      return row.refused_by
    default:
      return null
  }
}

export const open: Handler<'subsidies.open'> = async (context, { applicationId }) => {
  const { db, vault, caller } = context
  const row = await applicationIn(db, deskRange(context), applicationId)
  await audit(context, row.person_id, 'subsidies.open', purposeOf(row))
  const subsidy = subsidyFor(row.programme)
  const asked = await askFor(context, row.person_id)
  const names = await maskedNames(context, [row.person_id])
  const manager = caller.role === 'manager'
  return {
    ...(await viewOf(context, row, asked.facts)),
    name: names.get(row.person_id) ?? '*',
    cost: row.cost,
    checks: {
      certified:
        subsidy.categories.length === 0
          ? null
          : await certifiedBetween(db, row.person_id, subsidy.categories, row.event_on, row.event_on),
      inTime: addDays(row.event_on, subsidy.withinDays) >= dateOf(row.submitted_at),
      birthOn: await birthNear(db, row.person_id, row.event_on),
      holderMatches: row.holder_matches,
      selfPayAbove: await selfPayAbove(context, row),
      reasons: asked.standing((await programmeOf(context))(row)).reasons.map(({ text }) => text),
    },
    bank: manager && row.state === 'approved' ? openBank(context, row) : null,
    objections: manager
      ? (await objectionsTo(db, row)).map(one => ({
          objectionId: one.objection_id,
          said: vault.open(one.said_sealed, objectionPlace('said', one.objection_id)),
          madeAt: one.made_at,
          answer:
            one.answer_sealed === null
              ? null
              : vault.open(one.answer_sealed, objectionPlace('answer', one.objection_id)),
        }))
      : [],
    mine: before(row) === caller.accountKey,
  }
}

/** Null where it is not asked, or a category on that day answers it (domain B2, H51). */
async function selfPayAbove({ db }: Desk, row: ApplicationRow): Promise<number | null> {
  const { selfPay } = subsidyFor(row.programme)
  if (selfPay === undefined) return null
  const certified = await certifiedBetween(db, row.person_id, selfPay.unless, row.event_on, row.event_on)
  return certified ? null : selfPay.above
}

/** Of the programme version that was applied under. */
async function mustBePapers(
  context: Desk,
  row: ApplicationRow,
  papers: readonly string[],
): Promise<readonly string[]> {
  const { documents } = (await programmeOf(context))(row)
  if (papers.some(paper => !documents.includes(paper))) throw new ServiceError('INVALID_INPUT')
  return documents
}

export const giveBack: Handler<'subsidies.giveBack'> = async (
  context,
  { applicationId, papers, words, supervisorReason },
) => {
  const { db, caller } = context
  const row = await locked(context, applicationId)
  mustMove(row, 'returned')
  await mustBePapers(context, row, papers)
  const earlier = (await stepsOf(db, row))
    .filter(step => step.to_state === 'returned')
    .map(step => step.papers)
  const isNew = namesNewPapers(earlier, papers)
  const why = caller.role === 'manager' && isNew ? supervisorReason : undefined
  if (isNew && why === undefined) throw new ServiceError('SECOND_NOTICE')
  await move(context, row, 'returned', { papers, words, supervisorReason: why })
  await done(context, row, 'subsidies.giveBack')
  return {}
}

export const review: Handler<'subsidies.review'> = async (
  context,
  { applicationId, seen, amount, holderChecked, selfPay },
) => {
  const { db, clock, caller } = context
  const row = await locked(context, applicationId)
  mustMove(row, 'reviewed')
  const documents = await mustBePapers(context, row, seen)
  if (documents.some(paper => !seen.includes(paper))) throw new ServiceError('SUBSIDY_PAPERS')
  if (!row.holder_matches && !holderChecked) throw new ServiceError('SUBSIDY_ACCOUNT')
  if (amount > row.cost) throw new ServiceError('SUBSIDY_AMOUNT')
  const above = await selfPayAbove(context, row)
  if (above !== null && (selfPay === undefined || selfPay <= above))
    throw new ServiceError('SUBSIDY_SELF_PAY', { amount: yuan(above) })
  await insertPapers(db, row, seen, { by: caller.accountKey, at: clock.now() })
  const day = today(clock)
  const publicFrom = row.published ? addDays(day, 1) : null
  const publicUntil = row.published ? await workingDays(context, day, 'publicity') : null
  await move(context, row, 'reviewed', {
    dueOn: await workingDays(context, publicUntil ?? day, 'decision'),
    changes: sql`, reviewed_by = ${caller.accountKey}, amount = ${amount}, self_pay = ${above === null ? null : (selfPay ?? null)}::bigint, public_from = ${publicFrom}, public_until = ${publicUntil}`,
  })
  await audit(context, row.person_id, 'subsidies.review', purposeOf(row))
  return {}
}

export const refuse: Handler<'subsidies.refuse'> = async (context, { applicationId, reason, words }) => {
  const { caller } = context
  const row = await locked(context, applicationId)
  // An appeal has its own answer.
  if (row.state !== 'submitted' && row.state !== 'reviewed') throw new ServiceError('SUBSIDY_STATE')
  if (row.state === 'reviewed') {
    if (caller.role !== 'manager') throw new ServiceError('FORBIDDEN')
    if (row.reviewed_by === caller.accountKey) throw new ServiceError('SUBSIDY_SAME_PERSON')
    await mustBeDecidable(context, row)
  }
  await move(context, row, 'refused', {
    reason,
    words,
    changes: sql`, refused_by = ${caller.accountKey}`,
  })
  await done(context, row, 'subsidies.refuse')
  return {}
}

/** The record knows it, her answers follow, and she is told. */
export async function done(context: Desk, row: ApplicationRow, action: string): Promise<void> {
  await audit(context, row.person_id, action, purposeOf(row))
  await factsChanged(context, [row.person_id])
  await tell(context, row, action)
}
