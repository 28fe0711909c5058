/** An appointment as one of its people sees it. */
import type { Appointment } from '../../types/booking'
import type { PersonId } from '../../types/schema'
import { maskedNames } from '../people/masked-names'
import type { Services } from '../service/context'
import { otherOf, peopleOf } from './people-of'
import type { AppointmentRow } from './queries/appointment-row'
import { hasBegun, momentOf } from './rules/moment'
import { openCheckin } from './sealed-code'
import { serviceOf } from './service'

export const canChange = (services: Services, row: AppointmentRow): boolean =>
  row.state === 'booked' && !hasBegun(row, momentOf(services.clock.now()))

export const checkinCodeOf = ({ vault }: Services, row: AppointmentRow): string =>
  openCheckin(vault, row.appointment_id, row.checkin_code_sealed)

/** An appointment and one of its people, to whom it is shown. */
interface View {
  readonly me: PersonId
  readonly row: AppointmentRow
}

/** One query of names for all, and none when nobody comes with a partner. */
export async function appointmentsOf(services: Services, views: readonly View[]): Promise<Appointment[]> {
  const others = views.map(({ row, me }) => otherOf(row, me)).filter(id => id !== null)
  const names = others.length > 0 ? await maskedNames(services, others) : new Map<PersonId, string>()
  return views.map(({ row, me }) => {
    const service = serviceOf(services.city, row.service)
    const other = otherOf(row, me)
    return {
      appointmentId: row.appointment_id,
      institutionId: row.institution_id,
      institution: row.institution,
      address: row.address,
      phone: row.phone,
      latitude: row.latitude,
      longitude: row.longitude,
      service: row.service,
      serviceName: service.name,
      day: row.day,
      starts: row.starts,
      ends: row.ends,
      state: row.state,
      people: peopleOf(row).length,
      partnerName: other === null ? null : (names.get(other) ?? null),
      checkinCode: row.state === 'booked' ? checkinCodeOf(services, row) : null,
      preparation: [...service.preparation],
      documents: [...service.documents],
      canChange: canChange(services, row),
      toMove: !row.taking && canChange(services, row),
    }
  })
}

export async function appointmentFor(
  services: Services,
  me: PersonId,
  row: AppointmentRow,
): Promise<Appointment> {
  const [appointment] = await appointmentsOf(services, [{ me, row }])
  // One row in, one out; the type of a list does not say so.
  if (!appointment) throw new TypeError('one appointment expected')
  return appointment
}
