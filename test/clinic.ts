/** Two small invented clinics: few places, so that tests can sell the last one. */
import type { City, Institution } from '../catalog/city'
import { licensed } from '../catalog/licences'
import { bookingRoutes, holidayRoutes, licenceRoutes, sessionRoutes } from '../cloudfunctions/booking/routes'
import { openSlots } from '../cloudfunctions/booking/open-slots'
import { publishCity } from '../cloudfunctions/catalogue/publish'
import { sql } from '../cloudfunctions/database/sql'
import type { Routes } from '../cloudfunctions/service/context'
import type { InstitutionId, PersonId, ServiceCode, SlotId } from '../types/schema'
import { createWorld, type World } from './world'

const common = { region: '420506', level: '一级', hours: '08:00-17:00', address: '试验路1号' }

/** Sessions on weekdays 1-5, and Saturdays for the premarital check only. */
export const hospital: Institution = {
  ...common,
  id: '4205069001',
  name: '甲医院',
  latitude: 30.77,
  longitude: 111.32,
  phone: '0717-1609001',
  capabilities: ['premarital', 'antenatal', 'ultrasound'],
  sessions: [
    {
      service: 'premarital_check',
      weekdays: [1, 2, 3, 4, 5, 6],
      starts: '08:00',
      ends: '09:30',
      capacity: 3,
    },
    { service: 'premarital_check', weekdays: [1, 2, 3, 4, 5], starts: '14:00', ends: '15:30', capacity: 4 },
    { service: 'antenatal_visit', weekdays: [1, 2, 3, 4, 5], starts: '09:00', ends: '10:00', capacity: 2 },
    { service: 'ultrasound', weekdays: [1, 3], starts: '09:00', ends: '10:00', capacity: 2 },
  ],
}
export const station: Institution = {
  ...common,
  id: '4205069002',
  name: '乙服务站',
  latitude: 30.87,
  longitude: 111.32,
  phone: '0717-1609002',
  capabilities: ['premarital'],
  sessions: [{ service: 'premarital_check', weekdays: [2], starts: '08:00', ends: '09:30', capacity: 1 }],
}
export const hospitalId = hospital.id as InstitutionId
export const stationId = station.id as InstitutionId

/** @param options.at Monday 2026-11-23 by default, 10:00; slots are open for the horizon */
export async function createClinics(
  options: { at?: string; city?: Partial<City>; connections?: number; routes?: Partial<Routes> } = {},
): Promise<World> {
  const { city, routes, ...rest } = options
  const world = await createWorld(
    { ...bookingRoutes, ...sessionRoutes, ...holidayRoutes, ...licenceRoutes, ...routes },
    {
      ...rest,
      city: { institutions: [hospital, station].map(licensed), ...city },
    },
  )
  await openSlots(world.services)
  return world
}

/** As after `createClinics`, without the seconds that a new database takes. People and accounts stay. */
export async function resetClinics(world: World, at = '2026-11-23'): Promise<void> {
  const { db, city } = world.services
  world.clock.set(at)
  await db.script(
    'truncate booking_pause, queue_ticket, queue_line, appointment_release, try_budget, waiting, waiting_member, held_offer, appointment, attendance, slot, site_day, session_plan, planned_session, resource, holiday, holiday_notice, licence, message, outbox, task, audit',
  )
  await publishCity(db, city)
  await db.run(sql`update institution set active = true where not active`)
  await openSlots(world.services)
}

/** The slot of a session that must be there. */
export async function slotAt(
  world: World,
  day: string,
  starts: string,
  options: { service?: ServiceCode; institutionId?: InstitutionId } = {},
): Promise<SlotId> {
  const { slot_id } = await world.services.db.one<{ slot_id: SlotId }>(sql`
    select slot_id from slot where institution_id = ${options.institutionId ?? hospitalId}
      and service = ${options.service ?? 'premarital_check'} and day = ${day} and starts = ${starts}`)
  return slot_id
}

/** A slot of its own with any number of places. */
export async function addSlot(
  world: World,
  capacity: number,
  day = '2026-11-25',
  starts = '16:00',
): Promise<SlotId> {
  const slotId = world.services.ids.next<SlotId>()
  await world.services.db.run(sql`
    insert into slot (institution_id, slot_id, service, day, starts, ends, capacity)
    values (${hospitalId}, ${slotId}, 'premarital_check', ${day}, ${starts}, '23:00', ${capacity})`)
  return slotId
}

export interface SlotCount {
  readonly slot_id: SlotId
  readonly capacity: number
  readonly booked: number
  /** Places that appointments which are not cancelled take, and those that are held for who waits. */
  readonly people: number
}

/** Every slot that has or had an appointment, with what the appointments add up to. */
export const slotCounts = (world: World): Promise<SlotCount[]> =>
  world.services.db.many<SlotCount>(sql`
    select s.slot_id, s.capacity, s.booked,
           coalesce(sum(1 + (a.partner_id is not null)::int) filter (where a.state <> 'cancelled' and a.released_at is null), 0)::int
           + (select coalesce(sum(o.places), 0)::int from held_offer o where o.slot_id = s.slot_id and o.state = 'held') as people
    from slot s left join appointment a on a.institution_id = s.institution_id and a.slot_id = s.slot_id
    group by s.slot_id, s.capacity, s.booked
    having s.booked > 0 or count(a.appointment_id) > 0`)

/** Attendances that have no appointment in the same state, or the other way round: there must be none. */
export const strayAttendances = (world: World): Promise<unknown[]> =>
  world.services.db.many(sql`
    select p.person, a.appointment_id from appointment a
    cross join lateral unnest(array[a.person_id, a.partner_id]) p(person)
    full join attendance t on t.appointment_id = a.appointment_id and t.person_id = p.person
    where (p.person is not null or a.appointment_id is null) and (t.state is distinct from a.state)`)

export interface Queued {
  readonly person_id: PersonId
  readonly dedupe_key: string
  readonly template: string
  readonly state: string
  readonly send_at: string
  readonly params: Record<string, string>
}

/** The messages about appointments, oldest first. */
export const appointmentMessagesOf = (world: World, personId: PersonId): Promise<Queued[]> =>
  world.services.db.many<Queued>(sql`
    select person_id, dedupe_key, template, state, send_at, params from message
    where person_id = ${personId} and kind = 'appointment' order by message_id`)
