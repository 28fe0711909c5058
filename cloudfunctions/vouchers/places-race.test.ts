/** Everybody at once at two budgets: nobody waits for another for ever, and no place is lost or given twice. */
import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { PersonId, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { closeVouchers } from './close'
import { expireVouchers } from './expire'
import { passPlacesOn } from './places'
import { placeRoutes, voucherRoutes } from './routes'
import type { Subject } from './rules/subject'

const programme = 'V_CONTRA' as ProgrammeCode
const second = 'V_PREMARITAL'
let world: World
beforeAll(async () => {
  world = await createWorld({ ...voucherRoutes, ...placeRoutes }, { connections: 8 })
})
afterAll(() => world.close())

test('claims, lines, endings, leaving and the night keep both budgets right, in whatever order they come', async () => {
  const { services } = world
  const { db, ids, clock } = services
  const people: { id: PersonId; account: string }[] = []
  for (let i = 0; i < 8; i++) {
    const { id } = await addPerson(world)
    await factsChanged(services, [id])
    people.push({ id, account: await world.accountOf(id) })
  }
  const subject = 'pregnancy:1' as Subject
  const home = (i: number): PersonId => people[i]?.id ?? ('0' as PersonId)
  for (let round = 0; round < 15; round++) {
    await db.script('truncate outbox, message, voucher_waiting, voucher cascade')
    await factsChanged(
      services,
      people.map(one => one.id),
    )
    await db.run(
      sql`update quota set used = 0, total = 3 where programme in (${programme}, ${second}) and period = '2026'`,
    )
    // Each holds a voucher of one budget and a place of the other that was not taken in time.
    for (const [i, mine, other] of [
      [0, programme, second],
      [1, second, programme],
    ] as const) {
      await db.run(sql`
        insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by,
                             claimed_at, valid_from, valid_until, quota_period, quota_region)
        values (${home(i)}, ${ids.next()}, ${mine}, 1, ${subject}, 'claimed', ${Buffer.from(`${round}${i}`)}, 'b', ${home(i)},
                ${clock.now()}, '2026-11-01', '2026-11-20', '2026', 420506)`)
      await db.run(sql`
        insert into voucher_waiting (person_id, waiting_id, programme, subject, claimer, asked_by, period, region, joined_at, state, held_until)
        values (${home(i)}, ${ids.next()}, ${other}, ${subject}, ${home(i)}, ${home(i)}, '2026', 420506, ${clock.now()}, 'held', '2026-11-20T00:00:00Z')`)
      await db.run(
        sql`update quota set used = used + 1 where programme in (${mine}, ${other}) and period = '2026'`,
      )
    }
    const close = (i: number) =>
      db.tx(tx => closeVouchers({ ...services, db: tx }, home(i), subject, 'pregnancy_ended'))
    const replies = await Promise.all([
      close(0),
      close(1),
      passPlacesOn(services),
      expireVouchers(services),
      ...people.slice(2).map(({ account }) => world.call('places.wait', { programme }, account)),
      ...people.slice(0, 2).map(({ account }) => world.call('places.leave', { programme }, account)),
      passPlacesOn(services),
    ])
    for (const reply of replies)
      if (typeof reply === 'object' && !reply.ok) expect(reply.error.code).toBe('NOT_FOUND')
    await passPlacesOn(services)
    const counts = await db.many<{ programme: string; used: number; given: number }>(sql`
      select q.programme, q.used,
             ((select count(*) from voucher v where v.programme = q.programme and v.state = 'claimed')
              + (select count(*) from voucher_waiting w where w.programme = q.programme and w.state = 'held'))::int as given
      from quota q where q.programme in (${programme}, ${second}) and q.period = '2026'`)
    for (const { used, given } of counts) expect(used).toBe(given)
  }
}, 60_000)
