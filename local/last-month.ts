/** Last month at the demo's clinic: vouchers that were used, with their appointments, and the statement that came of it; a couple that was examined last week. */
import { bookingRoutes } from '../cloudfunctions/booking/routes'
import { openSlots } from '../cloudfunctions/booking/open-slots'
import { sql } from '../cloudfunctions/database/sql'
import { addDays, addMonths } from '../cloudfunctions/eligibility/rules/calendar'
import { instantAt, today } from '../cloudfunctions/platform/clock'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import type { Context, ResidentCaller, Services, StaffCaller } from '../cloudfunctions/service/context'
import { settlementRoutes } from '../cloudfunctions/settlement/routes'
import { voucherRoutes } from '../cloudfunctions/vouchers/routes'
import { ServiceError } from '../types/errors'
import type {
  InstitutionId,
  LocalDate,
  PersonId,
  ProgrammeCode,
  ServiceCode,
  TimeOfDay,
} from '../types/schema'

const traceId = 'seed'
const premarital = { programme: 'V_PREMARITAL' as ProgrammeCode, service: 'premarital_check' as ServiceCode }
const screening = { programme: 'V_CANCER' as ProgrammeCode, service: 'womens_screening' as ServiceCode }
type What = typeof premarital

/** Couples whom nobody plays: the demo's own are the newest. */
const couples = ({ db }: Services): Promise<{ person_id: PersonId }[]> =>
  db.many(sql`
    select m.person_id from couple_member m
    where m.ended_on is null and m.person_id = m.home_person_id
      and not exists (select 1 from pregnancy g where g.person_id in (m.person_id, m.partner_id))
    order by m.married_on desc, m.couple_id offset 14 limit 40`)

const women = ({ db }: Services): Promise<{ person_id: PersonId }[]> =>
  db.many(sql`
    select f.person_id from person_fact f
    where f.alive and f.resident and f.sex = 2 and f.birth_date between '1970-01-01' and '1988-12-31' and f.hardship = 0
      and not exists (select 1 from attendance t where t.person_id = f.person_id)
    order by f.person_id desc limit 40`)

/** @returns vouchers that were used; none where the city has no such clinic or programme */
export async function seedLastMonth(services: Services): Promise<number> {
  const institutionId = services.city.institutions[0]?.id as InstitutionId | undefined
  if (institutionId === undefined) return 0
  const day = today(services.clock)
  const first = `${addMonths(day, -1).slice(0, 7)}-01` as LocalDate
  await openSlots(at(services, first), { days: 30, of: institutionId })
  await openSlots(at(services, addDays(day, -7)), { days: 6, of: institutionId })
  const visits = [
    ...(await used(services, institutionId, premarital, await couples(services), [
      addDays(day, -5),
      addDays(first, 8),
      addDays(first, 14),
    ])),
    ...(await used(services, institutionId, screening, await women(services), [
      addDays(first, 5),
      addDays(first, 12),
      addDays(first, 19),
      addDays(first, 21),
    ])),
  ]
  if (visits.length > 0)
    await services.db.tx(db =>
      settlementRoutes['settlement.make'](manager({ ...services, db }), { month: first.slice(0, 7) }),
    )
  return visits.length
}

/** The same services on the morning of another day. */
const at = (services: Services, day: LocalDate, time = '07:30'): Services => ({
  ...services,
  clock: { now: () => instantAt(day, time as TimeOfDay) },
})

/** Each on one of the days, or on the next day with a session; the last one came without an appointment. */
async function used(
  services: Services,
  institutionId: InstitutionId,
  what: What,
  people: readonly { readonly person_id: PersonId }[],
  days: readonly LocalDate[],
): Promise<PersonId[]> {
  const done: PersonId[] = []
  for (const { person_id: personId } of people) {
    const day = days[done.length]
    if (day === undefined) break
    try {
      await services.db.tx(db =>
        visit({ ...services, db }, institutionId, what, personId, day, done.length + 1 < days.length),
      )
      done.push(personId)
    } catch (error) {
      // Not everybody is entitled, and not every city has the programme.
      if (!(error instanceof ServiceError)) throw error
    }
  }
  return done
}

async function visit(
  services: Services,
  institutionId: InstitutionId,
  { programme, service }: What,
  personId: PersonId,
  from: LocalDate,
  appointed: boolean,
): Promise<void> {
  const slot = await services.db.one<{ slot_id: never; day: LocalDate }>(sql`
    select slot_id, day from slot
    where institution_id = ${institutionId} and service = ${service} and day >= ${from}::date and day < ${today(services.clock)}::date and taking
    order by day, starts limit 1`)
  const before = resident(at(services, addDays(slot.day, -1)), personId)
  const { voucherId } = await voucherRoutes['vouchers.claim'](before, { programme })
  const clerk = desk(at(services, slot.day, '08:20'), institutionId)
  if (appointed) {
    const input = { institutionId, slotId: slot.slot_id, service, withPartner: false }
    const { checkinCode } = await bookingRoutes['booking.book'](before, input)
    await bookingRoutes['desk.checkIn'](clerk, { code: checkinCode ?? '' })
  }
  const { typed } = await voucherRoutes['vouchers.code'](
    resident(at(services, slot.day, '08:20'), personId),
    { voucherId },
  )
  await voucherRoutes['desk.redeem'](clerk, { code: typed })
}

const resident = (services: Services, personId: PersonId): Context<ResidentCaller> => ({
  ...services,
  caller: { kind: 'resident', accountKey: traceId, personId },
  traceId,
})
const desk = (services: Services, institutionId: InstitutionId): Context<StaffCaller> => ({
  ...services,
  caller: {
    kind: 'staff',
    accountKey: accountKeyOf(services.vault, 'staff', 'clerk'),
    role: 'clerk',
    displayName: '',
    institutionId,
    region: services.city.code,
  },
  traceId,
})
const manager = (services: Services): Context<StaffCaller> => ({
  ...services,
  caller: {
    kind: 'staff',
    accountKey: accountKeyOf(services.vault, 'staff', 'manager'),
    role: 'manager',
    displayName: '',
    institutionId: null,
    region: services.city.code,
  },
  traceId,
})
