/** What the clinics of the demo city decided themselves: a Saturday for couples and for women, a day closed, a licence that ends soon, a day given by tickets. */
import type { City } from '../catalog/city'
import { licenceKinds } from '../catalog/licences'
import { horizonDays } from '../cloudfunctions/booking/horizon'
import { wantedSlots } from '../cloudfunctions/booking/rules/slot-plan'
import { weekdayOf } from '../cloudfunctions/booking/rules/weekday'
import { readSlotFacts } from '../cloudfunctions/booking/slot-facts'
import { sql } from '../cloudfunctions/database/sql'
import { addDays } from '../cloudfunctions/eligibility/rules/calendar'
import { instantAt, today } from '../cloudfunctions/platform/clock'
import type { Services } from '../cloudfunctions/service/context'
import type { InstitutionId, TimeOfDay } from '../types/schema'

/** @returns decisions written */
export async function seedClinicPlans(services: Services): Promise<number> {
  const { db, clock, city } = services
  const day = today(clock)
  const [premarital] = ableTo(city, 'premarital')
  const screening = ableTo(city, 'prenatal_screening').at(-1)
  const at = clock.now()
  let written = 0
  if (premarital !== undefined) {
    const saturday = [1, 2, 3, 4, 5, 6, 7].map(n => addDays(day, n)).find(one => weekdayOf(one) === 6) ?? day
    written += await db.run(sql`
      insert into session_plan (institution_id, service, kind, from_day, reason, decided_by, decided_at)
      values (${premarital}, 'premarital_check', 'day', ${saturday}, '周六专场', 'seed', ${at}) on conflict do nothing`)
    await db.run(sql`
      insert into planned_session (institution_id, service, kind, from_day, weekday, starts, ends, capacity, audience)
      values (${premarital}, 'premarital_check', 'day', ${saturday}, 6, '08:00', '09:30', 20, 'couples'),
             (${premarital}, 'premarital_check', 'day', ${saturday}, 6, '09:30', '11:00', 12, 'women')
      on conflict do nothing`)
    written += await db.run(sql`
      insert into site_day (institution_id, day, open, reason, decided_by, decided_at)
      values (${premarital}, ${addDays(saturday, 17)}, false, '设备检修', 'seed', ${at}) on conflict do nothing`)
    written += await seedRelease(services, premarital)
  }
  if (screening !== undefined)
    written += await db.run(sql`
      update licence set valid_to = ${addDays(day, 44)}
      where institution_id = ${screening} and capability = 'prenatal_screening'`)
  return written
}

/** Tickets are taken from the start on; half past ten they are served. */
async function seedRelease(services: Services, of: string): Promise<number> {
  const day = today(services.clock)
  const institutionId = of as InstitutionId
  const { weekly, days } = await readSlotFacts(services, horizonDays, institutionId)
  const busy = wantedSlots(weekly, days, addDays(day, 20), 20).find(
    slot => slot.service === 'premarital_check',
  )
  if (busy === undefined) return 0
  return services.db.run(sql`
    insert into appointment_release (institution_id, service, day, tickets_from, opens_at, declared_by, declared_at)
    values (${of}, ${busy.service}, ${busy.day}, ${services.clock.now()}, ${instantAt(day, '10:30' as TimeOfDay)}, 'seed', ${services.clock.now()})
    on conflict do nothing`)
}

const ableTo = ({ institutions, ...city }: City, capability: string): readonly string[] =>
  capability in licenceKinds(city)
    ? institutions.filter(one => one.capabilities.includes(capability)).map(one => one.id)
    : []
