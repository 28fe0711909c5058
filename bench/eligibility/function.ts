/**
 * The deployed function on the bench city, in a process of its own: one resident asks for her entitlements, then the whole
 * pass runs. Prints one line of JSON; memory is that of the whole process at its highest.
 */
import { yiling } from '../../catalog/yiling'
import { publishCity } from '../../cloudfunctions/catalogue/publish'
import { sql } from '../../cloudfunctions/database/sql'
import { runCityPass, type CityPass } from '../../cloudfunctions/eligibility/city-pass'
import { routes } from '../../cloudfunctions/functions/api/routes'
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

async function main(): Promise<void> {
  const services = deployedServices()
  await publishCity(services.db, yiling)
  const asked = await ask(services)
  const run = async (): Promise<readonly [Done, number]> => {
    let pass: CityPass | undefined
    const ms = await timed(async () => {
      pass = await runCityPass(services, { full: true })
    })
    if (pass?.state !== 'done') throw new Error(`the pass is ${pass?.state}`)
    return [pass, ms]
  }
  const [pass, passMs] = await run()
  const [again, againMs] = await run()
  const megabytes = process.resourceUsage().maxRSS / 1024
  const measured: FunctionMeasured = { ...asked, pass, passMs, again, againMs, megabytes }
  console.log(`measured ${JSON.stringify(measured)}`)
}

void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
