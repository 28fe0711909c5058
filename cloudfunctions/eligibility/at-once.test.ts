/**
 * Writes and passes at the same moment: nobody puts back what somebody else has just changed. On the embedded database they
 * come one after the other; on a server they overlap, each held open for as long as the other needs to read.
 */
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import { refreshAllFacts } from '../people/facts'
import { factsChanged } from './changed'
import { runCityPass } from './city-pass'

let world: World
beforeEach(async () => {
  world = await createWorld({}, { connections: 8 })
})
afterEach(() => world.close())

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
const fact = (id: PersonId) =>
  world.services.db.one<Record<string, unknown>>(sql`select * from person_fact where person_id = ${id}`)

/** One change in a transaction of its own, that stays open for a while after it decided. */
const changes = (id: PersonId, change: ReturnType<typeof sql>, held = 0): Promise<void> =>
  world.services.db.tx(async db => {
    await db.run(change)
    await factsChanged({ ...world.services, db }, [id])
    await pause(held)
  })
const certified = (id: PersonId) =>
  sql`insert into hardship (person_id, category, certified_on, source) values (${id}, 'low_income', '2026-01-01', 'x')`
const moved = (id: PersonId) => sql`update person set hukou_village = 440105001001 where person_id = ${id}`

test('wife and husband are written at once: each knows the other’s new division', async () => {
  const { wife, husband } = await addCouple(world)
  await factsChanged(world.services, [wife.id])
  await Promise.all([
    changes(wife.id, moved(wife.id), 400),
    pause(150).then(() => changes(husband.id, moved(husband.id))),
  ])
  for (const { id } of [wife, husband])
    expect(await fact(id)).toMatchObject({ hukou: 440105, partner_hukou: 440105 })
  expect(await runCityPass(world.services, { full: true })).toMatchObject({ facts: 0 })
})

test('two papers of one person are written at once: both count', async () => {
  const { id } = await addPerson(world)
  await factsChanged(world.services, [id])
  const { ids, clock } = world.services
  const proved = sql`
    insert into evidence (person_id, evidence_id, kind, verified_at, verified_by)
    values (${id}, ${ids.next()}, 'residence_proof', ${clock.now()}, 'x')`
  await Promise.all([changes(id, certified(id), 400), pause(150).then(() => changes(id, proved))])
  const { hardship, evidence } = await fact(id)
  expect([hardship, evidence === '0']).toEqual([2, false])
})

test('somebody who has no facts yet is written at once by two', async () => {
  const { id } = await addPerson(world)
  await Promise.all([changes(id, certified(id), 400), pause(150).then(() => changes(id, moved(id)))])
  expect(await fact(id)).toMatchObject({ hardship: 2, hukou: 440105 })
})

test('the facts of all are rebuilt while somebody writes: hers are as she left them', async () => {
  const { id } = await addPerson(world)
  await factsChanged(world.services, [id])
  await world.services.db.run(sql`update person_fact set hukou = 1 where person_id = ${id}`)
  const writer = changes(id, certified(id), 500)
  await pause(150)
  await Promise.all([writer, refreshAllFacts(world.services)])
  expect(await fact(id)).toMatchObject({ hardship: 2, hukou: 420506 })
})

test('a pass decides while somebody moves away: what was decided on the new facts stays', async () => {
  world.clock.set('2026-11-28', '10:00')
  for (let i = 0; i < 4; i++) {
    const { id } = await addPerson(world, { birth: '1980-01-01' })
    const left = sql`update person set moved_out_on = '2026-01-01' where person_id = ${id}`
    const writer = changes(id, left, 300)
    await pause(100)
    await Promise.all([writer, runCityPass(world.services, { full: true })])
    expect(await fact(id)).toMatchObject({ resident: false, eligible: '0' })
  }
})
