/** An appointment with its session and institution, as every screen of it needs. */
import type {
  AppointmentId,
  Instant,
  InstitutionId,
  LocalDate,
  PersonId,
  ServiceCode,
  SlotId,
  TimeOfDay,
} from '../../../types/schema'
import { sql } from '../../database/sql'

/**
 * | state      | comes from | by                                                  | places |
 * | ---------- | ---------- | --------------------------------------------------- | ------ |
 * | booked     | -          | booking; moving keeps it                            | taken  |
 * | cancelled  | booked     | either of the people, before the session begins     | freed  |
 * | checked_in | booked     | the desk, on the day                                | taken  |
 * | checked_in | no_show    | the desk, late on the same day                      | taken  |
 * | no_show    | booked     | the timer, or a new booking, after the session ends | taken  |
 */
export type AppointmentState = 'booked' | 'cancelled' | 'checked_in' | 'no_show'

export interface AppointmentRow {
  readonly institution_id: InstitutionId
  readonly appointment_id: AppointmentId
  readonly slot_id: SlotId
  readonly service: ServiceCode
  readonly state: AppointmentState
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
  readonly checkin_code_sealed: Buffer
  readonly checked_in_at: Instant | null
  /** Its places were given back because nobody had come; see `release.ts`. */
  readonly released_at: Instant | null
  readonly moved_count: number
  readonly day: LocalDate
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  /** Its session is held. */
  readonly taking: boolean
  readonly institution: string
  readonly address: string
  readonly phone: string
  readonly latitude: number
  readonly longitude: number
}

/** Needs `appointment a`, `slot s` and `institution i`. */
export const appointmentColumns = sql`
  a.institution_id, a.appointment_id, a.slot_id, a.service, a.state, a.person_id, a.partner_id, a.checkin_code_sealed,
  a.checked_in_at, a.released_at, a.moved_count, s.day, s.starts, s.ends, s.taking, i.name as institution, i.address, i.phone, i.latitude, i.longitude`

export const appointmentTables = sql`
  join slot s on s.institution_id = a.institution_id and s.slot_id = a.slot_id
  join institution i on i.institution_id = a.institution_id`
