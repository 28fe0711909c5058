/** The demo's queue and waiting list: people expected today, one of them here already, and a place that is kept for her who waited. */
import { bookingRoutes } from '../cloudfunctions/booking/routes'
import { sql } from '../cloudfunctions/database/sql'
import { dateOf, timeOf } from '../cloudfunctions/platform/clock'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import type { Context, ResidentCaller, Services, StaffCaller } from '../cloudfunctions/service/context'
import type { InstitutionId, LocalDate, PersonId, ServiceCode, SlotId } from '../types/schema'

const traceId = 'seed'
/** Small enough to be full with two. */
const places = 2

interface Session {
  readonly institutionId: InstitutionId
  readonly slotId: SlotId
  readonly service: ServiceCode
  readonly day: LocalDate
}

const asResident = (services: Services, personId: PersonId): Context<ResidentCaller> => ({
  ...services,
  caller: { kind: 'resident', accountKey: traceId, personId },
  traceId,
})

/** @param her who waited longest; null when the population has nobody for it. @returns places kept */
export async function seedWaiting(services: Services, her: PersonId | null): Promise<number> {
  const institutionId = services.city.institutions[0]?.id as InstitutionId | undefined
  if (institutionId === undefined) return 0
  const [first, second, third, fourth, next] = await extras(services, her)
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return 0
  await seedQueue(services, institutionId, [first, second])
  const session = await laterSession(services, institutionId)
  if (session === undefined || her === null) return 0
  await services.db.run(
    sql`update slot set capacity = ${places} where institution_id = ${institutionId} and slot_id = ${session.slotId} and booked = 0`,
  )
  const { key } = await book(services, third, session)
  await book(services, fourth, session)
  for (const personId of next === undefined ? [her] : [her, next])
    await within(services, personId, context =>
      bookingRoutes['waiting.join'](context, {
        institutionId,
        service: session.service,
        slotId: session.slotId,
        firstDay: session.day,
        lastDay: session.day,
        part: 'any',
        withPartner: false,
      }),
    )
  await within(services, third, context => bookingRoutes['booking.cancel'](context, key))
  return 1
}

/** Two are expected in a session of today, and one of them has checked in. */
async function seedQueue(
  services: Services,
  institutionId: InstitutionId,
  people: readonly [PersonId, PersonId],
): Promise<void> {
  const now = services.clock.now()
  const session = await services.db.maybe<Session>(sql`
    select institution_id as "institutionId", slot_id as "slotId", service, day from slot
    where institution_id = ${institutionId} and day = ${dateOf(now)} and starts > ${timeOf(now)} and capacity - booked >= 2
      and service in ('womens_screening', 'preconception_check')
    order by service desc, starts, slot_id limit 1`)
  if (session === undefined) return
  const { code } = await book(services, people[0], session)
  await book(services, people[1], session)
  const caller: StaffCaller = {
    kind: 'staff',
    accountKey: accountKeyOf(services.vault, 'staff', 'clerk'),
    role: 'clerk',
    displayName: '',
    institutionId,
    region: services.city.code,
  }
  await services.db.tx(db => bookingRoutes['desk.checkIn']({ ...services, db, caller, traceId }, { code }))
}

const within = <T>(
  services: Services,
  personId: PersonId,
  work: (context: Context<ResidentCaller>) => Promise<T>,
): Promise<T> => services.db.tx(db => work(asResident({ ...services, db }, personId)))

async function book(services: Services, personId: PersonId, { institutionId, slotId, service }: Session) {
  const made = await within(services, personId, context =>
    bookingRoutes['booking.book'](context, { institutionId, slotId, service, withPartner: false }),
  )
  return { code: made.checkinCode ?? '', key: { institutionId, appointmentId: made.appointmentId } }
}

/** Women whom nobody plays: no couple's newest, no pregnancy, no child of these years. */
const extras = async ({ db }: Services, her: PersonId | null): Promise<PersonId[]> =>
  (
    await db.many<{ person_id: PersonId }>(sql`
      select f.person_id from person_fact f
      where f.alive and f.resident and f.sex = 2 and f.birth_date between '1970-01-01' and '1991-12-31' and f.hardship = 0
        and f.person_id is distinct from ${her}::bigint
        and not exists (select 1 from pregnancy g where g.person_id = f.person_id)
        and not exists (select 1 from couple_member m where m.person_id = f.person_id and m.married_on > '2020-01-01')
        and not exists (select 1 from attendance t where t.person_id = f.person_id)
      order by f.person_id limit 5`)
  ).map(row => row.person_id)

/** Of the screening of women, which nobody's first journey needs; from the day after tomorrow on. */
const laterSession = ({ db, clock }: Services, institutionId: InstitutionId): Promise<Session | undefined> =>
  db.maybe<Session>(sql`
    select institution_id as "institutionId", slot_id as "slotId", service, day from slot
    where institution_id = ${institutionId} and service = 'womens_screening' and day > ${dateOf(clock.now())}::date + 1 and booked = 0
      and capacity >= ${places}
    order by day, starts, slot_id limit 1`)
