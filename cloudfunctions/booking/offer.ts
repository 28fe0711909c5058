/** A slot that may be taken now, or the reason why not. */
import type { Service } from '../../catalog/city'
import { ServiceError } from '../../types/errors'
import type { InstitutionId, PersonId, SlotId } from '../../types/schema'
import { chineseDate } from '../eligibility/rules/calendar'
import type { Services } from '../service/context'
import { lastBookable } from './horizon'
import { institutionCardById } from './queries/institution-cards'
import { slotOffer, type SlotOffer } from './queries/slot-offer'
import { hasBegun, momentOf, type Moment } from './rules/moment'

/** @throws NOT_FOUND, SITE_NO_CAPABILITY, SLOT_PAST, SITE_CLOSED (with the next free day) */
export async function offeredSlot(
  services: Services,
  at: { institutionId: InstitutionId; slotId: SlotId; service: Service },
  people: readonly PersonId[],
): Promise<SlotOffer> {
  const now = momentOf(services.clock.now())
  const place = {
    institutionId: at.institutionId,
    slotId: at.slotId,
    service: at.service.code,
    capability: at.service.capability,
  }
  const offer = await slotOffer(services.db, place, people, now)
  if (!offer.capable) throw new ServiceError('SITE_NO_CAPABILITY')
  if (hasBegun(offer, now)) throw new ServiceError('SLOT_PAST')
  if (!offer.held) throw await siteClosed(services, at, people.length, now)
  return offer
}

async function siteClosed(
  { db }: Services,
  at: { institutionId: InstitutionId; service: Service },
  people: number,
  now: Moment,
): Promise<ServiceError> {
  const search = { services: [at.service.code], people, position: null, now, until: lastBookable(now.day) }
  const { next_day } = await institutionCardById(db, search, at.institutionId)
  return new ServiceError('SITE_CLOSED', {
    date: next_day === null ? '待定' : chineseDate(next_day, now.day),
  })
}
