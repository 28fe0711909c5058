/** onestop.sites and onestop.plan: where and when everything fits into one visit. */
import { oneStop } from '../../catalog/one-stop'
import type { LocalDate } from '../../types/schema'
import { institutionCards } from '../booking/institutions'
import { partnerOf, sessionsFor, type FreeSession } from '../booking/around'
import type { Context, Handler, ResidentCaller } from '../service/context'
import { partsFor } from './offered'
import { fit, type Session, type Span } from './rules/fit'
import { registrySpan } from './rules/registry-span'

/** Days that a site shows; more are found by asking for one. */
const shownDays = 10

const sessionOf = ({ slot_id, starts, ends }: FreeSession): Session => ({ slotId: slot_id, starts, ends })
const of = (sessions: readonly FreeSession[], service: string): Session[] =>
  sessions.filter(session => session.service === service).map(sessionOf)

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

const comingWith = ({ caller }: Context<ResidentCaller>, partner: boolean) => ({
  personId: caller.personId,
  people: partner ? (2 as const) : (1 as const),
})

export const sites: Handler<'onestop.sites'> = async (context, { withPartner }) => {
  const sessions = await sessionsFor(context, oneStop.checks, comingWith(context, withPartner))
  const fits = (free: readonly FreeSession[]): boolean =>
    fit(oneStop.checks.map(check => of(free, check))) !== null
  const days = new Map<string, LocalDate[]>()
  for (const free of groupBy(sessions, session => `${session.institution_id} ${session.day}`).values()) {
    const [any] = free
    if (any === undefined || !fits(free)) continue
    const found = days.get(any.institution_id) ?? []
    if (found.length < shownDays) days.set(any.institution_id, [...found, any.day])
  }
  const cards = await institutionCards(context, oneStop.checks[0])
  return {
    items: cards.flatMap(card => {
      const found = days.get(card.institutionId)
      return found === undefined ? [] : [{ ...card, days: found }]
    }),
  }
}

export const plan: Handler<'onestop.plan'> = async (
  context,
  { institutionId, day, withPartner, registryAt },
) => {
  if (withPartner) await partnerOf(context, context.caller.personId)
  const parts = await partsFor(context)
  const checks = parts.filter(part => part.service !== null && part.free)
  const services = checks.flatMap(({ service }) => service ?? [])
  const sessions = await sessionsFor(context, services, comingWith(context, withPartner), {
    institutionId,
    day,
  })
  const busy = registryAt === null ? [] : [registrySpan(registryAt)]
  const times = timesFor(services, sessions, busy)
  return {
    parts: parts.map(part => ({
      ...part,
      reasons: [...part.reasons],
      slot: part.service === null || !part.free ? null : (times.get(part.service) ?? null),
    })),
  }
}

/** All together when they fit, else as many as do, the first ones first. */
function timesFor(
  services: readonly string[],
  sessions: readonly FreeSession[],
  busy: readonly Span[],
): ReadonlyMap<string, Session> {
  for (let count = services.length; count > 0; count--) {
    const some = services.slice(0, count)
    const visit = fit(
      some.map(service => of(sessions, service)),
      busy,
    )
    if (visit !== null) return new Map(some.flatMap((service, i) => (visit[i] ? [[service, visit[i]]] : [])))
  }
  return new Map()
}
