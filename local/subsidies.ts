/** Subsidies of the demo: one application in publicity, one that waits for the town's officer. */
import { sql } from '../cloudfunctions/database/sql'
import { programmesInForce } from '../cloudfunctions/catalogue/programmes'
import { factsChanged } from '../cloudfunctions/eligibility/changed'
import { hardshipBits } from '../cloudfunctions/eligibility/rules/facts'
import { addDays } from '../cloudfunctions/eligibility/rules/calendar'
import { maskedNames } from '../cloudfunctions/people/masked-names'
import { plusSeconds, today } from '../cloudfunctions/platform/clock'
import { rangeOf } from '../cloudfunctions/reminders/tasks'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import type { Context, ResidentCaller, Services, StaffCaller } from '../cloudfunctions/service/context'
import { subsidyRoutes } from '../cloudfunctions/subsidies/routes'
import { ServiceError } from '../types/errors'
import type { PersonId } from '../types/schema'

const categories = hardshipBits.lowIncome | hardshipBits.destitute | hardshipBits.disabled

/** Younger women who are certified and live here, those of the town with the officer's desk last. */
const women = (
  { db, city }: Services,
  [from, to]: readonly [string, string],
): Promise<{ person_id: PersonId; in_town: boolean }[]> =>
  db.many(sql`
    select f.person_id, rpad(p.residence_village::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint as in_town
    from person_fact f join person p using (person_id)
    where f.hardship & ${categories} <> 0 and f.alive and f.resident and f.sex = 2 and f.hukou = ${city.code}::int
      and f.residence = ${city.code}::int and p.residence_village is not null
    order by 2, f.birth_date desc, f.person_id limit 40`)

/** A small population has nobody certified in that town: one family is, since last year. */
async function certifyInTown(services: Services, [from, to]: readonly [string, string]): Promise<void> {
  const { db, clock } = services
  const her = await db.maybe<{ person_id: PersonId }>(sql`
    select f.person_id from person_fact f join person p using (person_id)
    where rpad(p.residence_village::text, 12, '0')::bigint between ${from}::bigint and ${to}::bigint and f.alive and f.resident and f.sex = 2
      and f.birth_date between '1988-01-01' and '2000-12-31' and f.hardship = 0
      and not exists (select 1 from attendance t where t.person_id = f.person_id)
    order by f.person_id desc limit 1`)
  if (her === undefined) return
  await db.run(sql`
    insert into hardship (person_id, category, certified_on, source)
    values (${her.person_id}, 'low_income', ${addDays(today(clock), -300)}, 'civil_affairs') on conflict do nothing`)
  await factsChanged(services, [her.person_id])
}

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
  const town = rangeOf(
    { region: city.regions.find(({ level }) => level === 4)?.code ?? city.code },
    city.code,
  )
  if (!(await women(services, town)).some(({ in_town }) => in_town)) await certifyInTown(services, town)
  const all = await women(services, town)
  const [others, hers] = [all.filter(one => !one.in_town), all.filter(one => one.in_town)]
  const apply = (personId: PersonId, review: boolean): Promise<void> =>
    services.db.tx(async db => {
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
      if (!review) return
      const desk: Context<StaffCaller> = { ...then, db, caller: officer, traceId: 'seed' }
      await subsidyRoutes['subsidies.review'](desk, {
        applicationId,
        seen: [...programme.documents],
        amount: programme.unitCost ?? 0,
        holderChecked: true,
      })
    })
  const applied = new Set<PersonId>()
  for (const [candidates, review] of [
    [[...others, ...hers], true],
    [[...hers, ...others], false],
  ] as const)
    for (const { person_id: personId } of candidates) {
      if (applied.has(personId)) continue
      try {
        await apply(personId, review)
        applied.add(personId)
        break
      } catch (error) {
        // Not everybody who is certified may apply: a doubtful record, a permit that has run out.
        if (!(error instanceof ServiceError)) throw error
      }
    }
  return applied.size
}
