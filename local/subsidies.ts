/** Subsidies of the demo: one application in publicity, one that waits for the town's officer. */
import { sql } from '../cloudfunctions/database/sql'
import { programmesInForce } from '../cloudfunctions/catalogue/programmes'
import { hardshipBits } from '../cloudfunctions/eligibility/rules/facts'
import { addDays } from '../cloudfunctions/eligibility/rules/calendar'
import { maskedNames } from '../cloudfunctions/people/masked-names'
import { plusSeconds, today } from '../cloudfunctions/platform/clock'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import type { Context, ResidentCaller, Services, StaffCaller } from '../cloudfunctions/service/context'
import { subsidyRoutes } from '../cloudfunctions/subsidies/routes'
import { ServiceError } from '../types/errors'
import type { PersonId } from '../types/schema'

const categories = hardshipBits.lowIncome | hardshipBits.destitute | hardshipBits.disabled

/** Younger women who are certified and live here. */
const women = ({ db, city }: Services): Promise<{ person_id: PersonId }[]> =>
  db.many(sql`
    select person_id from person_fact
    where hardship & ${categories} <> 0 and alive and resident and sex = 2 and hukou = ${city.code}::int and residence = ${city.code}::int
    order by birth_date desc, person_id limit 5`)

/** As she and the officer would do it on their screens, four days ago so that the publicity is running. @returns applications */
export async function seedSubsidies(services: Services): Promise<number> {
  const { vault, city } = services
  const at = plusSeconds(services.clock.now(), -4 * 86_400)
  const then: Services = { ...services, clock: { now: () => at } }
  const day = today(then.clock)
  const programme = (await programmesInForce(then)).find(({ code }) => code === 'S_POOR_DELIVERY')
  if (programme === undefined) return 0
  const officer: StaffCaller = {
    kind: 'staff',
    accountKey: accountKeyOf(vault, 'staff', 'town'),
    role: 'health_worker',
    displayName: '',
    institutionId: null,
    region: city.code,
  }
  let made = 0
  for (const { person_id: personId } of await women(services)) {
    if (made === 2) break
    try {
      await services.db.tx(async db => {
        const caller: ResidentCaller = { kind: 'resident', accountKey: 'demo', personId }
        const home: Context<ResidentCaller> = { ...then, db, caller, traceId: 'seed' }
        // The demo has no names in the clear: the card's holder differs, and the officer compares the card.
        const holder = (await maskedNames(home, [personId])).get(personId) ?? '*'
        const { applicationId } = await subsidyRoutes['subsidies.apply'](home, {
          programme: programme.code,
          eventOn: addDays(day, -20),
          bankAccount: '6200000000000018',
          holder,
        })
        if (made > 0) return
        const desk: Context<StaffCaller> = { ...then, db, caller: officer, traceId: 'seed' }
        await subsidyRoutes['subsidies.review'](desk, {
          applicationId,
          seen: [...programme.documents],
          amount: programme.unitCost ?? 0,
          holderChecked: true,
        })
      })
      made += 1
    } catch (error) {
      // Not everybody who is certified may apply: a doubtful record, a permit that has run out.
      if (!(error instanceof ServiceError)) throw error
    }
  }
  return made
}
