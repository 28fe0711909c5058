/** sessions.proposals: registry days that a site with premarital checks may want to open; it confirms or declines each (domain H37). */
import { registryDaysOf } from '../../../catalog/registry-days'
import type { LocalDate } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import { today } from '../../platform/clock'
import type { Handler } from '../../service/context'
import { siteKey, wantedSlots } from '../rules/slot-plan'
import { readSlotFacts } from '../slot-facts'
import { siteOf } from './site'

const service = 'premarital_check'
const daysAhead = 365

/** Neither decided already nor held by the weekly sessions anyway. */
export const proposals: Handler<'sessions.proposals'> = async (context, input) => {
  const site = await siteOf(context, input.institutionId)
  const needed = context.city.services.find(({ code }) => code === service)
  if (needed === undefined || !site.capabilities.includes(needed.capability)) return { items: [] }
  const day = today(context.clock)
  const { weekly, days } = await readSlotFacts(context, daysAhead, site.institution_id)
  const held = (on: LocalDate): boolean =>
    wantedSlots(weekly, days, on, 0).some(slot => slot.service === service)
  const decided = (on: LocalDate): boolean => days.sites.has(siteKey(site.institution_id, on))
  const year = Number(day.slice(0, 4))
  return {
    items: [...registryDaysOf(year), ...registryDaysOf(year + 1)].filter(
      one => one.day > day && one.day <= addDays(day, daysAhead) && !decided(one.day) && !held(one.day),
    ),
  }
}
