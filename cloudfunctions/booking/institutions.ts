/** institutions.list and institutions.get: where to go, how far, and when the next place is free. */
import type { InstitutionCard } from '../../types/booking'
import type { City } from '../../catalog/city'
import type { ServiceCode } from '../../types/schema'
import type { Handler, Services } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { lastBookable } from './horizon'
import {
  institutionCardById,
  institutionsNear,
  type InstitutionRow,
  type Search,
} from './queries/institution-cards'
import { momentOf } from './rules/moment'
import { offered, serviceOf } from './service'

export const list: Handler<'institutions.list'> = async ({ db, clock, city }, input) => {
  const service = serviceOf(city, input.service)
  const now = momentOf(clock.now())
  const { latitude, longitude } = input
  const search: Search = {
    services: [service.code],
    people: input.people ?? 1,
    position: latitude !== undefined && longitude !== undefined ? { latitude, longitude } : null,
    now,
    until: lastBookable(now.day),
  }
  const rows = await institutionsNear(db, search, service.capability, decodeCursor(input.cursor, 2))
  const { items, next } = page(rows, row => [row.distance ?? 0, row.institution_id])
  return { items: items.map(row => cardOf(city, row)), next }
}

/** Without a service in question, the next free place is that of any. */
export const get: Handler<'institutions.get'> = async ({ db, clock, city }, input) => {
  const now = momentOf(clock.now())
  const search: Search = {
    services: city.services.map(({ code }) => code),
    people: 1,
    position: null,
    now,
    until: lastBookable(now.day),
  }
  return cardOf(city, await institutionCardById(db, search, input.institutionId))
}

/** All that offer a service, in their order; a city has a few dozen. */
export async function institutionCards(services: Services, code: ServiceCode): Promise<InstitutionCard[]> {
  const context: Parameters<typeof list>[0] = { ...services, caller: { kind: 'anonymous' }, traceId: '' }
  const cards: InstitutionCard[] = []
  for (let cursor: string | undefined; ;) {
    const { items, next } = await list(context, {
      service: code,
      ...(cursor === undefined ? {} : { cursor }),
    })
    cards.push(...items)
    if (next === null) return cards
    cursor = next
  }
}

const cardOf = (city: City, row: InstitutionRow): InstitutionCard => ({
  institutionId: row.institution_id,
  name: row.name,
  address: row.address,
  phone: row.phone,
  hours: row.hours,
  latitude: row.latitude,
  longitude: row.longitude,
  distance: row.distance,
  nextFree:
    row.next_day !== null && row.next_starts !== null ? { day: row.next_day, starts: row.next_starts } : null,
  services: offered(city, row.capabilities),
  roles: (city.roles ?? [])
    .filter(({ capability }) => row.capabilities.includes(capability))
    .map(({ name }) => name),
})
