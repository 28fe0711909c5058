/** Everything that decides which slots are open, read at once: what a change would do is planned on a changed copy of it. */
import type { City } from '../../catalog/city'
import { licenceKinds } from '../../catalog/licences'
import type { InstitutionId, LocalDate } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import {
  holidaysBetween,
  licencesFrom,
  ownPlans,
  siteDaysBetween,
  slotsBetween,
  weeklySessions,
  type HeldLicence,
} from './queries/horizon'
import type { WeeklyPlans } from './rules/plan-of-day'
import {
  planSlots,
  siteKey,
  wantedSlots,
  type OpeningDays,
  type SlotPlan,
  type StoredSlot,
} from './rules/slot-plan'

export interface SlotFacts {
  readonly weekly: WeeklyPlans
  readonly days: OpeningDays
  readonly first: LocalDate
  /** Days after `first`, inclusive. */
  readonly count: number
  readonly stored: readonly StoredSlot[]
}

/** @param of one institution, or all of them when null */
export async function readSlotFacts(
  { db, clock, city }: Services,
  count: number,
  of: InstitutionId | null,
): Promise<SlotFacts> {
  const first = today(clock)
  const last = addDays(first, count)
  const sites = await siteDaysBetween(db, first, last)
  return {
    weekly: { pack: await weeklySessions(db, of), own: await ownPlans(db, first, of) },
    days: {
      marks: new Map((await holidaysBetween(db, first, last)).map(mark => [mark.day, mark])),
      sites: new Map(sites.map(({ institutionId, day, open }) => [siteKey(institutionId, day), open])),
      licensed: licensedBy(city, await licencesFrom(db, first)),
    },
    first,
    count,
    stored: await slotsBetween(db, first, last, of),
  }
}

export const slotPlanOf = ({ weekly, days, first, count, stored }: SlotFacts): SlotPlan =>
  planSlots(wantedSlots(weekly, days, first, count), stored)

/** A service that the law asks no licence for is always licensed. */
export function licensedBy(city: City, licences: readonly HeldLicence[]): OpeningDays['licensed'] {
  const kinds = licenceKinds(city)
  const held = new Map<string, HeldLicence[]>()
  for (const licence of licences) {
    const key = `${licence.institutionId} ${licence.capability}`
    held.set(key, [...(held.get(key) ?? []), licence])
  }
  return (institutionId, service, day) => {
    const capability = city.services.find(({ code }) => code === service)?.capability
    if (capability === undefined || !(capability in kinds)) return true
    const own = held.get(`${institutionId} ${capability}`)
    return own?.some(({ from, to }) => from <= day && day <= to) ?? false
  }
}
