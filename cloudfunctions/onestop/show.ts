/** A visit as its people see it now: what has become of each part is read, not kept. */
import type { Itinerary } from '../../types/one-stop'
import type { AppointmentId, VoucherId } from '../../types/schema'
import { appointmentsAsTheyAre, type AppointmentRow } from '../booking/around'
import { checkinCodeOf } from '../booking/appointment'
import { serviceOf } from '../booking/service'
import { publishedProgrammes } from '../catalogue/programmes'
import type { Services } from '../service/context'
import { redeemedAmong } from '../vouchers/held'
import type { ItineraryRow } from './queries/itineraries'

export async function itinerariesShown(
  services: Services,
  rows: readonly ItineraryRow[],
): Promise<Itinerary[]> {
  const titles = new Map((await publishedProgrammes(services)).map(({ code, title }) => [code, title]))
  const parts = rows.flatMap(row => row.parts)
  const redeemed = await redeemedAmong(
    services,
    parts.map(part => ({ home: part.voucher_person_id, voucherId: part.voucher_id })),
  )
  return Promise.all(
    rows.map(async row => {
      const ids = row.parts.flatMap(({ appointment_id }) => appointment_id ?? [])
      const appointments = await appointmentsAsTheyAre(services, row.institution_id, ids)
      return shown(services, row, { appointments, redeemed, title: code => titles.get(code) ?? '' })
    }),
  )
}

interface Now {
  readonly appointments: readonly AppointmentRow[]
  readonly redeemed: ReadonlySet<VoucherId>
  readonly title: (code: ItineraryRow['parts'][number]['programme']) => string
}

function shown(services: Services, row: ItineraryRow, { appointments, redeemed, title }: Now): Itinerary {
  const open = appointments.filter(({ state }) => state === 'booked')
  const needed = open.map(({ service }) => serviceOf(services.city, service))
  const [first] = open
  const byId = new Map<AppointmentId, AppointmentRow>(appointments.map(one => [one.appointment_id, one]))
  return {
    itineraryId: row.itinerary_id,
    institutionId: row.institution_id,
    institution: row.institution,
    address: row.address,
    phone: row.phone,
    latitude: row.latitude,
    longitude: row.longitude,
    day: row.day,
    people: row.partner_id === null ? 1 : 2,
    registryAt: row.registry_at,
    checkinCode: first === undefined ? null : checkinCodeOf(services, first),
    preparation: [...new Set(needed.flatMap(({ preparation }) => preparation))],
    documents: [...new Set(needed.flatMap(({ documents }) => documents))],
    parts: row.parts.map(part => {
      const one = part.appointment_id === null ? undefined : byId.get(part.appointment_id)
      return {
        programme: part.programme,
        title: title(part.programme),
        voucherId: part.voucher_id,
        done: redeemed.has(part.voucher_id),
        appointment:
          one === undefined
            ? null
            : {
                appointmentId: one.appointment_id,
                day: one.day,
                starts: one.starts,
                ends: one.ends,
                state: one.state,
              },
      }
    }),
  }
}
