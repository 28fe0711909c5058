/** Whatever happens, in whatever order and over whatever nights: a full pass after a night finds nothing to change. */
import fc from 'fast-check'
import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { LocalDate, PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import { today } from '../platform/clock'
import { factsChanged } from './changed'
import { runCityPass } from './city-pass'
import { addDays } from './rules/calendar'

let world: World
beforeEach(async () => {
  world = await createWorld({})
})
afterEach(() => world.close())

const people = 6
const step = fc.record({
  what: fc.constantFrom(
    ...([
      'register',
      'marry',
      'part',
      'conceive',
      'lose',
      'certify',
      'prove',
      'move',
      'bear',
      'use',
    ] as const),
    ...(['night', 'night', 'night', 'killed'] as const),
  ),
  who: fc.nat(people - 1),
  other: fc.nat(people - 1),
  days: fc.constantFrom(0, 1, 2, 7, 28, 31, 90, 183, 365),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What the import of a register does: it writes and stamps, and nobody decides. */
async function registered(me: PersonId, { other, days }: Step): Promise<void> {
  const { db, clock } = world.services
  const at = addDays(today(clock), -days)
  const village = [420506001001, 440105001001, null][other % 3] ?? null
  const permit = other % 2 === 0 ? addDays(today(clock), days) : null
  await db.run(sql`
    update person set hukou_village = ${village}, residence_village = ${village}, residence_since = ${at}::date,
      permit_until = ${permit}::date, updated_at = ${clock.now()} where person_id = ${me}`)
}

async function happen(ids: readonly PersonId[], one: Step): Promise<void> {
  const { db, clock, ids: numbers } = world.services
  const [me, them] = [ids[one.who], ids[one.other]]
  if (me === undefined || them === undefined) return
  const day = today(clock)
  const until = addDays(day, one.days)
  switch (one.what) {
    case 'register':
      return registered(me, one)
    case 'marry': {
      const taken = sql`select 1 from couple_member where person_id in (${me}, ${them}) and ended_on is null`
      if (me === them || (await db.many(taken)).length > 0) return
      const couple = numbers.next()
      for (const [a, b] of [
        [me, them],
        [them, me],
      ])
        await db.run(sql`
          insert into couple_member (person_id, couple_id, partner_id, home_person_id, married_on, source)
          values (${a}, ${couple}, ${b}, ${me}, ${addDays(day, -one.days)}, 'civil_affairs')`)
      break
    }
    case 'part':
      await db.run(sql`
        update couple_member set ended_on = ${day} where ended_on is null and (person_id = ${me} or partner_id = ${me})`)
      break
    case 'conceive': {
      const lmp = addDays(day, -(one.days % 280))
      await db.run(sql`
        insert into pregnancy (person_id, pregnancy_id, state, lmp, edd, dating_method, source, created_at)
        select ${me}::bigint, ${numbers.next()}::bigint, 'ongoing', ${lmp}::date, ${addDays(lmp, 280)}::date, 'LMP', 'clinic', ${clock.now()}::timestamptz
        where not exists (select 1 from pregnancy where person_id = ${me} and state = 'ongoing')`)
      break
    }
    case 'lose':
      await db.run(sql`
        update pregnancy set state = 'loss', outcome = 'miscarriage', outcome_on = ${day} where person_id = ${me} and state = 'ongoing'`)
      break
    case 'certify':
      await db.run(sql`
        insert into hardship (person_id, category, certified_on, ends_on, source)
        values (${me}, 'low_income', ${addDays(day, one.other - 2)}, ${addDays(day, one.days + 5)}, 'x') on conflict do nothing`)
      break
    case 'prove':
      await db.run(sql`
        insert into evidence (person_id, evidence_id, kind, valid_until, verified_at, verified_by)
        values (${me}, ${numbers.next()}, 'residence_proof', ${until}, ${clock.now()}, 'x')`)
      break
    case 'move':
      await db.run(sql`update person set moved_out_on = ${until} where person_id = ${me}`)
      break
    case 'bear':
      if (me === them) return
      await db.run(sql`
        insert into newborn (person_id, mother_id, born_at, source, recorded_at)
        values (${me}, ${them}, ${`${addDays(day, -3 * one.days)} 23:30`}, 'clinic', ${clock.now()}) on conflict do nothing`)
      break
    case 'use': {
      const code = Buffer.from(numbers.next())
      const [subject, programme] = [
        `person:${day.slice(0, one.other % 2 ? 4 : 7)}`,
        one.days % 2 ? 'V_CANCER' : 'V_CONTRA',
      ]
      await db.run(sql`
        insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by,
                             claimed_at, valid_from, valid_until, quota_period, quota_region, redeemed_at, redeemed_institution_id)
        values (${me}, ${numbers.next()}, ${programme}, 1, ${subject}, 'redeemed', ${code}, ${code}, ${me}, ${clock.now()}, ${day},
                ${addDays(day, 90)}, ${day.slice(0, 4)}, 420506, ${clock.now()}, 1) on conflict do nothing`)
      break
    }
    case 'night':
    case 'killed':
      return night(one)
  }
  await factsChanged(world.services, [me])
}

async function night({ what, days, other }: Step): Promise<void> {
  const day: LocalDate = addDays(today(world.services.clock), Math.max(1, days % 40))
  world.clock.set(day, '02:00')
  await runCityPass(world.services, what === 'killed' ? { pieces: 1 + (other % 2) } : {})
}

test('nights miss nobody', async () => {
  let nights = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async steps => {
      world.clock.set('2026-11-23', '10:00')
      // Nobody is left over from a later day of the run before: vouchers of months to come cannot be.
      await world.services.db.script(
        'truncate person, person_fact, couple_member, pregnancy, hardship, evidence, newborn, voucher, guidance, message, outbox, job_run, job_shard cascade',
      )
      const ids: PersonId[] = []
      for (let i = 0; i < people; i++)
        ids.push(
          (await addPerson(world, { sex: i % 2 ? 'male' : 'female', birth: `${1975 + i * 6}-11-2${i}` })).id,
        )
      await runCityPass(world.services)
      for (const one of steps) await happen(ids, one)
      await night({ what: 'night', who: 0, other: 0, days: 1 })
      const { scope } = await world.services.db.one<{ scope: string }>(
        sql`select scope from job_run order by run_id desc limit 1`,
      )
      if (scope === 'night') nights++
      expect(await runCityPass(world.services, { full: true })).toMatchObject({ facts: 0, changed: 0 })
    }),
    { numRuns: 40 },
  )
  expect(nights).toBeGreaterThan(10)
}, 240_000)
