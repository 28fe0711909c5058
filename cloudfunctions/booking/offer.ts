/** A slot that may be taken now, or the reason why not. */
import type { Service } from '../../catalog/city'
import { ServiceError } from '../../types/errors'
import type { InstitutionId, PersonId, SlotId } from '../../types/schema'
import { chineseDate } from '../eligibility/rules/calendar'
import type { Services } from '../service/context'
import { lastBookable } from './horizon'
import { institutionCardById } from './queries/institution-cards'
import { slotOffers, type SlotOffer } from './queries/slot-offers'
import { hasBegun, momentOf, type Moment } from './rules/moment'
import { ticketed } from './tickets/release'

export interface Wanted {
  readonly institutionId: InstitutionId
  readonly slotId: SlotId
  readonly service: Service
  readonly personId: PersonId
  readonly partnerId: PersonId | null
}

/**
 * In their order: the offer, or NOT_FOUND, SITE_NO_CAPABILITY, SLOT_PAST, SITE_CLOSED (with the next free day), TICKETED,
 * SLOT_WOMEN_ONLY, SLOT_COUPLES_ONLY. One query, and one more for each closed site.
 */
export async function offeredSlots(
  services: Services,
  wanted: readonly Wanted[],
): Promise<readonly (SlotOffer | ServiceError)[]> {
  const now = momentOf(services.clock.now())
  const rows = wanted.map(({ service, ...slot }) => ({
    ...slot,
    service: service.code,
    capability: service.capability,
  }))
  const offers = await slotOffers(services.db, rows, now)
  return Promise.all(
    wanted.map(async (slot, i) => {
      const offer = offers[i]
      if (offer === undefined) return new ServiceError('NOT_FOUND')
      if (!offer.capable) return new ServiceError('SITE_NO_CAPABILITY')
      if (hasBegun(offer, now)) return new ServiceError('SLOT_PAST')
      if (!offer.held) return siteClosed(services, slot, now)
      if (offer.ticketed) return ticketed(services, { ...slot, service: slot.service.code, day: offer.day })
      if (!offer.women_only_kept) return new ServiceError('SLOT_WOMEN_ONLY')
      if (offer.audience === 'couples' && slot.partnerId === null)
        return new ServiceError('SLOT_COUPLES_ONLY')
      return offer
    }),
  )
}

async function siteClosed({ db }: Services, at: Wanted, now: Moment): Promise<ServiceError> {
  const people = at.partnerId === null ? 1 : 2
  const search = { services: [at.service.code], people, position: null, now, until: lastBookable(now.day) }
  const { next_day } = await institutionCardById(db, search, at.institutionId)
  return new ServiceError('SITE_CLOSED', {
    date: next_day === null ? '待定' : chineseDate(next_day, now.day),
  })
}
