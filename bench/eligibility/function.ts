/**
 * The deployed function on the bench city, in a process of its own: one resident asks for her entitlements, then the whole
 * pass runs. Prints one line of JSON; memory is that of the whole process at its highest.
 */
import { yiling } from '../../catalog/yiling'
import { publishCity } from '../../cloudfunctions/catalogue/publish'
import { sql } from '../../cloudfunctions/database/sql'
import { runCityPass, type CityPass } from '../../cloudfunctions/eligibility/city-pass'
import { routes } from '../../cloudfunctions/functions/api/routes'
import { weekdayOf } from '../../cloudfunctions/booking/rules/weekday'
import { plusSeconds, today, type Clock } from '../../cloudfunctions/platform/clock'
import { addDays } from '../../cloudfunctions/eligibility/rules/calendar'
import { deployedServices } from '../../cloudfunctions/platform/services'
import { accountKeyOf } from '../../cloudfunctions/service/caller'
import type { Services } from '../../cloudfunctions/service/context'
import { handle } from '../../cloudfunctions/service/handle'
import { median, timed } from './measure'

type Done = Extract<CityPass, { state: 'done' }>

export interface FunctionMeasured {
  /** Milliseconds of `eligibility.mine`, request to reply; median of a hundred people. */
  readonly mine: number
  readonly items: number
  readonly pass: Done
  readonly passMs: number
  /** The same day again, when nothing is left to change. */
  readonly again: Done
  readonly againMs: number
  /** The next day: one record in a hundred was written, one in a thousand says something new. */
  readonly night: Done
  readonly nightMs: number
  readonly megabytes: number
}

const asking = 100

async function ask(services: Services): Promise<Pick<FunctionMeasured, 'mine' | 'items'>> {
  const { db, vault, clock } = services
  const women = await db.many<{ person_id: string }>(sql`
    select person_id from person_fact where sex = 2 and alive and resident and couple_id is not null order by person_id limit ${asking}`)
  const times: number[] = []
  let items = 0
  for (const { person_id } of women) {
    const key = accountKeyOf(vault, 'wechat', `bench-${person_id}`)
    await db.run(sql`
      insert into account (account_key, person_id, created_at, verified_at) values (${key}, ${person_id}, ${clock.now()}, ${clock.now()})`)
    times.push(
      await timed(async () => {
        const reply = await handle(services, routes, { action: 'eligibility.mine', input: {} }, key)
        if (!reply.ok) throw new Error(`eligibility.mine: ${reply.error.code}`)
        items = (reply.data as { items: unknown[] }).items.length
      }),
    )
  }
  return { mine: median(times), items }
}

/** The next day; Monday after a Saturday, because every Sunday looks at everybody. */
function tomorrow(clock: Clock): Clock {
  const days = weekdayOf(addDays(today(clock), 1)) === 7 ? 2 : 1
  return { now: () => plusSeconds(clock.now(), days * 86_400) }
}

async function main(): Promise<void> {
  const services = deployedServices()
  await publishCity(services.db, yiling)
  const asked = await ask(services)
  const run = async (within: Services, full: boolean): Promise<readonly [Done, number]> => {
    let pass: CityPass | undefined
    const ms = await timed(async () => {
      pass = await runCityPass(within, { full })
    })
    if (pass?.state !== 'done') throw new Error(`the pass is ${pass?.state}`)
    return [pass, ms]
  }
  const [pass, passMs] = await run(services, true)
  const [again, againMs] = await run(services, true)
  await services.db.run(sql`
    update person set residence_village = case when person_id % 1000 = 1 then 420506099000 else residence_village end,
      updated_at = ${services.clock.now()}
    where person_id % 100 = 1`)
  const [night, nightMs] = await run({ ...services, clock: tomorrow(services.clock) }, false)
  const megabytes = process.resourceUsage().maxRSS / 1024
  const measured: FunctionMeasured = { ...asked, pass, passMs, again, againMs, night, nightMs, megabytes }
  console.log(`measured ${JSON.stringify(measured)}`)
}

void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
