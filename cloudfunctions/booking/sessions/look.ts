/** sessions.institutions, week, exceptions and toMove: what an institution offers, and what waits there. */
import type { ServiceCode } from '../../../types/schema'
import { maskedNames } from '../../people/masked-names'
import { today } from '../../platform/clock'
import { rangeOf } from '../../reminders/tasks'
import type { Handler } from '../../service/context'
import { decodeCursor, page } from '../../service/page'
import { horizonDays, lastBookable } from '../horizon'
import { peopleOf } from '../people-of'
import { momentOf } from '../rules/moment'
import { weeklyOn, type Session } from '../rules/plan-of-day'
import { offered, serviceOf } from '../service'
import { readSlotFacts } from '../slot-facts'
import { exceptionsPage, toMovePage } from '../queries/ahead'
import { sitesIn } from '../queries/own-sites'
import { siteOf } from './site'

export const institutions: Handler<'sessions.institutions'> = async ({ db, caller, city }, { cursor }) => {
  const rows = await sitesIn(db, rangeOf(caller, city.code), decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.institution_id])
  return { items: items.map(({ institution_id, name }) => ({ institutionId: institution_id, name })), next }
}

export const week: Handler<'sessions.week'> = async (context, input) => {
  const { clock, city } = context
  const site = await siteOf(context, input.institutionId)
  const day = today(clock)
  const { weekly } = await readSlotFacts(context, horizonDays, site.institution_id)
  const one = (code: ServiceCode) => {
    const { name, morningOnly } = serviceOf(city, code)
    const own = weekly.own.filter(plan => plan.service === code && plan.kind === 'weekly')
    const plans = { pack: weekly.pack.filter(template => template.service === code), own }
    const next = own.find(plan => plan.from > day)
    return {
      service: code,
      name,
      morningOnly: morningOnly === true,
      since: own.findLast(plan => plan.from <= day)?.from ?? null,
      sessions: weeklyOn(plans, day).map(bare),
      next: next === undefined ? null : { from: next.from, sessions: next.sessions.map(bare) },
    }
  }
  return {
    institutionId: site.institution_id,
    name: site.name,
    today: day,
    until: lastBookable(day),
    services: offered(city, site.capabilities).map(one),
  }
}

const bare = ({ weekday, starts, ends, capacity, audience, resourceId }: Session): Session => ({
  weekday,
  starts,
  ends,
  capacity,
  audience,
  ...(resourceId ? { resourceId } : {}),
})

export const exceptions: Handler<'sessions.exceptions'> = async (context, input) => {
  const { db, clock, city } = context
  const site = await siteOf(context, input.institutionId)
  const rows = await exceptionsPage(db, site.institution_id, today(clock), decodeCursor(input.cursor, 2))
  const { items, next } = page(rows, row => [row.day, row.service])
  return {
    items: items.map(({ service, decided_by, day, open, sessions, reason }) => ({
      day,
      service: service === '' ? null : service,
      name: service === '' ? null : serviceOf(city, service).name,
      open,
      sessions: sessions.map(bare),
      reason,
      decidedBy: decided_by ?? '',
    })),
    next,
  }
}

export const toMove: Handler<'sessions.toMove'> = async (context, input) => {
  const { db, clock, city } = context
  const site = await siteOf(context, input.institutionId)
  const rows = await toMovePage(db, site.institution_id, momentOf(clock.now()), decodeCursor(input.cursor, 3))
  const { items, next } = page(rows, row => [row.day, row.starts, row.appointment_id])
  const names = await maskedNames(context, items.flatMap(peopleOf))
  return {
    items: items.map(row => ({
      appointmentId: row.appointment_id,
      name: serviceOf(city, row.service).name,
      day: row.day,
      starts: row.starts,
      names: peopleOf(row).map(id => names.get(id) ?? '*'),
    })),
    next,
  }
}
