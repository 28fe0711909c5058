/** subsidies.mine, .get, .apply, .resubmit, .withdraw, .appeal: what a resident does with her application. */
import { subsidies } from '../../catalog/subsidies'
import { ServiceError } from '../../types/errors'
import type { ApplicationId } from '../../types/subsidies'
import type { LocalDate, PersonId } from '../../types/schema'
import { programmesInForce } from '../catalogue/programmes'
import { onViolation } from '../database/driver-error'
import { sql } from '../database/sql'
import { ask } from '../eligibility/about'
import { offeredProgramme } from '../eligibility/mine'
import { addDays } from '../eligibility/rules/calendar'
import { samePersonName } from '../people/same-name'
import { today } from '../platform/clock'
import type { Context, Handler, ResidentCaller } from '../service/context'
import { holderOf } from '../vouchers/rules/subject'
import { move, note, workingDays } from './move'
import {
  applicationsOf,
  insertApplication,
  lockOwn,
  ownApplication,
  type ApplicationRow,
} from './queries/applications'
import { birthNear, certifiedBetween } from './queries/record'
import { isOpen } from './rules/moves'
import { mayApply } from './rules/offer'
import { programmeOf, sealBank, subsidyFor, viewOf } from './view'

type Own = Context<ResidentCaller>

export const mine: Handler<'subsidies.mine'> = async (context, _) => {
  const { db, caller } = context
  const asked = await ask(context, caller.personId)
  const inForce = await programmesInForce(context)
  const offered = []
  for (const subsidy of subsidies) {
    const programme = inForce.find(({ code }) => code === subsidy.programme)
    if (programme === undefined) continue
    const first = addDays(asked.day, -subsidy.withinDays)
    const then = await certifiedBetween(db, caller.personId, subsidy.categories, first, asked.day)
    if (!mayApply(asked.standing(programme), then)) continue
    offered.push({
      programme: programme.code,
      title: programme.title,
      summary: programme.summary,
      window: subsidy.windowWords,
      documents: [...programme.documents],
      event: subsidy.event,
      published: subsidy.published,
      birthOn: await birthNear(db, caller.personId, asked.day),
    })
  }
  const rows = await applicationsOf(db, caller.personId)
  const titleOf = await programmeOf(context)
  const open = new Set(rows.filter(({ state }) => isOpen(state)).map(row => row.programme))
  return {
    offered: offered.filter(({ programme }) => !open.has(programme)),
    items: rows.map(row => ({
      applicationId: row.application_id,
      title: titleOf(row).title,
      state: row.state,
      submittedAt: row.submitted_at,
    })),
  }
}

export const get: Handler<'subsidies.get'> = async (context, { applicationId }) => {
  const { db, caller } = context
  const row = await ownApplication(db, caller.personId, applicationId)
  const { facts } = await ask(context, caller.personId)
  return { ...(await viewOf(context, row, facts)), canAppeal: row.state === 'refused' && !row.appealed }
}

/** A day that has been, and not longer ago than the programme waits. */
function mustBeInTime({ clock }: Own, programme: string, eventOn: LocalDate): void {
  const day = today(clock)
  const { withinDays, windowWords } = subsidyFor(programme)
  if (eventOn > day) throw new ServiceError('DATE_IMPLAUSIBLE')
  if (addDays(eventOn, withinDays) < day) throw new ServiceError('SUBSIDY_TOO_LATE', { window: windowWords })
}

interface Claimed {
  readonly bankAccount: string
  readonly holder: string
}
const bankOf = async (context: Own, id: ApplicationId, personId: PersonId, claimed: Claimed) => ({
  account_sealed: sealBank(context, id, { account: claimed.bankAccount, holder: claimed.holder }),
  account_last4: claimed.bankAccount.slice(-4),
  holder_matches: await samePersonName(context, personId, claimed.holder),
})

/** One a year, and one for an event: whichever the database finds first. */
const once = <T>(work: () => Promise<T>): Promise<T> => {
  const open = (): ServiceError => new ServiceError('SUBSIDY_OPEN')
  return onViolation('subsidy_one_period', open, () => onViolation('subsidy_one_event', open, work))
}

export const apply: Handler<'subsidies.apply'> = async (
  context,
  { programme: code, eventOn, ...claimed },
) => {
  const { db, ids, clock, caller } = context
  const subsidy = subsidyFor(code)
  const programme = await offeredProgramme(context, code)
  const { unitCost } = programme
  if (unitCost === undefined) throw new ServiceError('NOT_FOUND')
  mustBeInTime(context, code, eventOn)
  const { personId } = caller
  const asked = await ask(context, personId)
  const then = await certifiedBetween(db, personId, subsidy.categories, eventOn, eventOn)
  const standing = asked.standing(programme)
  if (standing.outcome === 'used') throw new ServiceError('SUBSIDY_OPEN')
  const holder = holderOf(programme, personId, { couple: null, pregnancyId: null }, asked.day)
  if (holder === null || !mayApply(standing, then)) throw new ServiceError('SUBSIDY_NOT_NOW')
  const id = ids.next<ApplicationId>()
  const row = {
    person_id: personId,
    application_id: id,
    programme: programme.code,
    programme_version: programme.version,
    period: holder.subject,
    event_on: eventOn,
    cost: unitCost,
    ...(await bankOf(context, id, personId, claimed)),
    submitted_at: clock.now(),
    due_on: await workingDays(context, asked.day, 'review'),
    published: subsidy.published,
  }
  await once(() => insertApplication(db, row))
  await note(context, row, null, 'submitted', {})
  return { applicationId: id }
}

/** A day put in later opens no way that applying with it would not: certified then, or today. */
async function mustBeCertified(context: Own, row: ApplicationRow, eventOn: LocalDate): Promise<void> {
  const { db, caller } = context
  const { categories } = subsidyFor(row.programme)
  if (await certifiedBetween(db, caller.personId, categories, eventOn, eventOn)) return
  const asked = await ask(context, caller.personId)
  const { reasons } = asked.standing((await programmeOf(context))(row))
  if (reasons.some(({ code }) => code === 'NOT_CERTIFIED')) throw new ServiceError('SUBSIDY_NOT_NOW')
}

export const resubmit: Handler<'subsidies.resubmit'> = async (
  context,
  { applicationId, eventOn, ...claimed },
) => {
  const { db, clock, caller } = context
  const row = await lockOwn(db, caller.personId, applicationId)
  if (row.state !== 'returned') throw new ServiceError('SUBSIDY_STATE')
  // A day that stays the same was in time when she applied; it does not run out while papers are fetched.
  if (eventOn !== row.event_on) {
    mustBeInTime(context, row.programme, eventOn)
    await mustBeCertified(context, row, eventOn)
  }
  const bank = await bankOf(context, applicationId, caller.personId, claimed)
  const dueOn = await workingDays(context, today(clock), 'review')
  await once(() =>
    move(context, row, 'submitted', {
      dueOn,
      changes: sql`, event_on = ${eventOn}, account_sealed = ${bank.account_sealed}, account_last4 = ${bank.account_last4},
                   holder_matches = ${bank.holder_matches}`,
    }),
  )
  return {}
}

export const withdraw: Handler<'subsidies.withdraw'> = async (context, { applicationId }) => {
  const row = await lockOwn(context.db, context.caller.personId, applicationId)
  await move(context, row, 'withdrawn', {})
  return {}
}

export const appeal: Handler<'subsidies.appeal'> = async (context, { applicationId, words }) => {
  const { db, clock, caller } = context
  const row = await lockOwn(db, caller.personId, applicationId)
  if (row.appealed) throw new ServiceError('REVIEW_ASKED')
  const dueOn = await workingDays(context, today(clock), 'appeal')
  await once(() => move(context, row, 'appealed', { dueOn, words, changes: sql`, appealed = true` }))
  return {}
}
