/** Family services of the demo: contact persons for certified families, and a request that waits for one of them. */
import { sql } from '../cloudfunctions/database/sql'
import { hardshipBits } from '../cloudfunctions/eligibility/rules/facts'
import { orderRoutes } from '../cloudfunctions/orders/routes'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import type { Context, ResidentCaller, Services, StaffCaller } from '../cloudfunctions/service/context'
import type { PersonId } from '../types/schema'

const families = ({ db }: Services): Promise<{ person_id: PersonId }[]> =>
  db.many(sql`
    select person_id from person_fact
    where hardship & ${hardshipBits.specialFamily} <> 0 and alive and resident and sex = 2 order by birth_date, person_id limit 3`)

const contacts = [
  { login: 'village', phone: '0717-1600101' },
  { login: 'worker', phone: '0717-1600102' },
]

/** As the officer and the family would do it on their screens; the last family waits for its contact persons. @returns families with contact persons */
export async function seedFamilyServices(services: Services): Promise<number> {
  const { vault, city } = services
  const officer: StaffCaller = {
    kind: 'staff',
    accountKey: accountKeyOf(vault, 'staff', 'manager'),
    role: 'manager',
    displayName: '',
    institutionId: null,
    region: city.code,
  }
  const all = await families(services)
  const named = all.slice(0, -1)
  await services.db.tx(async db => {
    const office: Context<StaffCaller> = { ...services, db, caller: officer, traceId: 'seed' }
    for (const { person_id: personId } of named)
      await orderRoutes['families.assign'](office, { personId, contacts })
    const first = named[0]
    if (first === undefined) return
    const caller: ResidentCaller = { kind: 'resident', accountKey: 'demo', personId: first.person_id }
    const home: Context<ResidentCaller> = { ...services, db, caller, traceId: 'seed' }
    const answers = { way: '电话', counsellor: '都可以' }
    const { orderId } = await orderRoutes['orders.save'](home, {
      item: 'counselling',
      answers,
      wantedOn: null,
    })
    await orderRoutes['orders.submit'](home, { orderId })
  })
  return named.length
}
