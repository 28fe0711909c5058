/** What a visit of several appointments needs of this room: sessions that are free, and its appointments as they are now. */
import { ServiceError } from '../../types/errors'
import type { AppointmentId, InstitutionId, LocalDate, PersonId, ServiceCode } from '../../types/schema'
import type { Services } from '../service/context'
import { lastBookable } from './horizon'
import type { AppointmentRow } from './queries/appointment-row'
import { appointmentsById } from './queries/appointments-by-id'
import { confirmedPartners } from '../people/confirmed-partners'
import { freeSessions, type FreeSession } from './queries/free-sessions'
import { momentOf } from './rules/moment'
import { serviceOf } from './service'

export type { AppointmentRow, FreeSession }

/** Sessions that are for her alone, or for her and the partner, with places for them, at institutions that do all of these services. @param day all of the horizon when left out */
export function sessionsFor(
  { db, clock, city }: Services,
  services: readonly ServiceCode[],
  { personId, people }: { readonly personId: PersonId; readonly people: 1 | 2 },
  at: { readonly institutionId?: InstitutionId; readonly day?: LocalDate } = {},
): Promise<readonly FreeSession[]> {
  const now = momentOf(clock.now())
  return freeSessions(db, {
    of: at.institutionId ?? null,
    services,
    capabilities: services.map(service => serviceOf(city, service).capability),
    people,
    personId,
    now,
    from: at.day ?? now.day,
    until: at.day ?? lastBookable(now.day),
  })
}

export const appointmentsAsTheyAre = (
  { db }: Services,
  institutionId: InstitutionId,
  ids: readonly AppointmentId[],
): Promise<readonly AppointmentRow[]> => appointmentsById(db, institutionId, ids)

/** @throws PARTNER_NOT_LINKED */
export async function partnerOf({ db }: Services, personId: PersonId): Promise<PersonId> {
  const partner = (await confirmedPartners(db, [personId])).get(personId)
  if (partner === undefined) throw new ServiceError('PARTNER_NOT_LINKED')
  return partner
}
