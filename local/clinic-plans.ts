/** What the clinics of the demo city decided themselves: a Saturday for couples and for women, a day closed, a licence that ends soon. */
import type { City } from '../catalog/city'
import { licenceKinds } from '../catalog/licences'
import { weekdayOf } from '../cloudfunctions/booking/rules/weekday'
import { sql } from '../cloudfunctions/database/sql'
import { addDays } from '../cloudfunctions/eligibility/rules/calendar'
import { today } from '../cloudfunctions/platform/clock'
import type { Services } from '../cloudfunctions/service/context'

/** @returns decisions written */
export async function seedClinicPlans({ db, clock, city }: Services): Promise<number> {
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
  }
  if (screening !== undefined)
    written += await db.run(sql`
      update licence set valid_to = ${addDays(day, 44)}
      where institution_id = ${screening} and capability = 'prenatal_screening'`)
  return written
}

const ableTo = ({ institutions, ...city }: City, capability: string): readonly string[] =>
  capability in licenceKinds(city)
    ? institutions.filter(one => one.capabilities.includes(capability)).map(one => one.id)
    : []
