/** sessions.preview and sessions.change: the same plan, thought through or made. */
import type { Input } from '../../../types/contract'
import { ServiceError } from '../../../types/errors'
import type { InstitutionId, LocalDate } from '../../../types/schema'
import type { SessionChange, SessionEffect } from '../../../types/sessions'
import { addDays } from '../../eligibility/rules/calendar'
import { today } from '../../platform/clock'
import type { Context, Handler, StaffCaller } from '../../service/context'
import { effectOf } from '../effect'
import { horizonDays } from '../horizon'
import { openSlots } from '../open-slots'
import { sessionFaults } from '../rules/check-sessions'
import type { OwnPlan, Session } from '../rules/plan-of-day'
import { siteKey, wantedSlots, type WantedSlot } from '../rules/slot-plan'
import { weekdayOf } from '../rules/weekday'
import { serviceOf } from '../service'
import { readSlotFacts, type SlotFacts } from '../slot-facts'
import { lockSite, resourcesOf } from '../queries/resources'
import { removePlan, removeSiteDay, writePlan, writeSiteDay } from '../queries/write-plans'
import type { Site } from '../queries/own-sites'
import { fits, mustFit } from './resources'
import { siteOf } from './site'

type StaffContext = Context<StaffCaller>

export const preview: Handler<'sessions.preview'> = async (context, input) => {
  const site = await siteOf(context, input.institutionId)
  return effectAt(context, site, input.change)
}

export const change: Handler<'sessions.change'> = async (context, input) => {
  const site = await siteOf(context, input.institutionId)
  await lockSite(context.db, site.institution_id)
  const effect = await effectAt(context, site, input.change)
  await write(context, site.institution_id, input)
  await openSlots(context, { of: site.institution_id })
  // Again on what was written: people who booked meanwhile keep their places.
  await mustFit(context, site.institution_id)
  return effect
}

async function effectAt(context: StaffContext, site: Site, asked: SessionChange): Promise<SessionEffect> {
  check(context, site, asked)
  const facts = await readSlotFacts(context, horizonDays, site.institution_id)
  const after = changed(facts, site.institution_id, asked)
  await mustFitPlan(context, site, asked, after)
  return effectOf(context.city, after)
}

/** The fortnight in which it begins too, though nothing is open there yet. @throws RESOURCE_SHORT, NOT_FOUND for a resource of others */
async function mustFitPlan(
  context: StaffContext,
  { institution_id: id }: Site,
  asked: SessionChange,
  { weekly, days, first, count, stored }: SlotFacts,
): Promise<void> {
  const resources = await resourcesOf(context.db, id)
  const known = new Set(resources.map(one => one.resourceId))
  const used = asked.kind === 'site' ? [] : sessionsOf(asked).flatMap(one => one.resourceId ?? [])
  if (used.some(one => !known.has(one))) throw new ServiceError('NOT_FOUND')
  const from = asked.kind === 'weekly' ? asked.from : asked.day
  const booked = new Map(stored.map(slot => [useKey(slot), slot.booked]))
  const uses = new Map(
    [...wantedSlots(weekly, days, first, count), ...wantedSlots(weekly, days, from, 13)].map(slot => [
      useKey(slot),
      { ...slot, capacity: Math.max(slot.capacity, booked.get(useKey(slot)) ?? 0) },
    ]),
  )
  fits(context, [...uses.values()], resources)
}

const useKey = (slot: WantedSlot): string => `${slot.service} ${slot.day} ${slot.starts}`

/** @throws INVALID_INPUT beside the field, SITE_NO_CAPABILITY */
function check({ clock, city }: StaffContext, site: Site, asked: SessionChange): void {
  const day = today(clock)
  const on = asked.kind === 'weekly' ? asked.from : asked.day
  const field = asked.kind === 'weekly' ? 'change.from' : 'change.day'
  // People have planned today: a weekly plan begins tomorrow; a machine that broke closes today.
  if (on < (asked.kind === 'weekly' ? addDays(day, 1) : day)) throw invalid(field, '最早从明天开始')
  if (on > addDays(day, 365)) throw invalid(field, '请选择一年以内的日期')
  if (asked.kind === 'site') return
  const service = serviceOf(city, asked.service)
  if (!site.capabilities.includes(service.capability)) throw new ServiceError('SITE_NO_CAPABILITY')
  const faults = sessionFaults(sessionsOf(asked), service.morningOnly === true)
  if (faults.length > 0)
    throw new ServiceError(
      'INVALID_INPUT',
      {},
      faults.map(({ path, text }) => ({ path: `change.sessions.${path}`, text })),
    )
}

const invalid = (path: string, text: string): ServiceError =>
  new ServiceError('INVALID_INPUT', {}, [{ path, text }])

/** The sessions of one day are all of its weekday, whatever was sent. */
const sessionsOf = (asked: Exclude<SessionChange, { kind: 'site' }>): readonly Session[] =>
  asked.kind === 'weekly' ? asked.sessions : onDay(asked.sessions ?? [], asked.day)

const onDay = (sessions: readonly Session[], day: LocalDate): readonly Session[] =>
  sessions.map(session => ({ ...session, weekday: weekdayOf(day) }))

function planOf(institutionId: InstitutionId, asked: Exclude<SessionChange, { kind: 'site' }>): OwnPlan {
  const { kind, service } = asked
  const from = kind === 'weekly' ? asked.from : asked.day
  return { institutionId, service, kind, from, sessions: sessionsOf(asked) }
}

const takenBack = (asked: SessionChange): boolean => asked.kind === 'day' && asked.sessions === null

function changed(facts: SlotFacts, institutionId: InstitutionId, asked: SessionChange): SlotFacts {
  if (asked.kind === 'site') {
    const sites = new Map(facts.days.sites)
    if (asked.open === null) sites.delete(siteKey(institutionId, asked.day))
    else sites.set(siteKey(institutionId, asked.day), asked.open)
    return { ...facts, days: { ...facts.days, sites } }
  }
  const plan = planOf(institutionId, asked)
  const others = facts.weekly.own.filter(
    one => one.service !== plan.service || one.kind !== plan.kind || one.from !== plan.from,
  )
  return { ...facts, weekly: { ...facts.weekly, own: takenBack(asked) ? others : [...others, plan] } }
}

async function write(
  { db, clock, caller }: StaffContext,
  institutionId: InstitutionId,
  { change: asked, reason }: Input<'sessions.change'>,
): Promise<void> {
  const decision = { reason, by: caller.accountKey, at: clock.now() }
  if (asked.kind !== 'site') {
    const plan = planOf(institutionId, asked)
    if (takenBack(asked)) await removePlan(db, plan)
    else await writePlan(db, plan, decision)
  } else if (asked.open === null) await removeSiteDay(db, institutionId, asked.day)
  else await writeSiteDay(db, { institutionId, day: asked.day, open: asked.open }, decision)
}
