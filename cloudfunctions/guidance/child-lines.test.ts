/** Lines of small children: the worker finds the family through the mother. */
import { addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { GuidanceRef } from '../../types/lists'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { guidanceRoutes } from './routes'

let world: World
let worker: string
let mother: Added
let ref: GuidanceRef
beforeEach(async () => {
  world = await createWorld(guidanceRoutes)
  worker = await world.staff('health_worker', { region: '420506001' })
  mother = await addPerson(world, { name: '程小满', phone: '16000000007' })
  const child = await addPerson(world, { name: '程朵', birth: '2026-11-20', sex: 'female' })
  const { db, clock } = world.services
  await db.run(sql`update person set phone_sealed = null, phone_index = null where person_id = ${child.id}`)
  await db.run(sql`
    insert into newborn (person_id, mother_id, born_at, source, recorded_at)
    values (${child.id}, ${mother.id}, '2026-11-20 08:00', 'clinic', ${clock.now()})`)
  await factsChanged(world.services, [child.id])
  const line = (await world.ok('lists.service', {}, worker)).items.find(row =>
    row.ref.startsWith(`${child.id}.`),
  )
  if (line === undefined) throw new Error('the child has no line')
  ref = line.ref
})
afterEach(() => world.close())
const row = async () => (await world.ok('lists.service', {}, worker)).items.find(one => one.ref === ref)

test('the list shows the mother and her number, masked; opening it is in her record of access too', async () => {
  expect(await row()).toMatchObject({ guardian: '程*满', phone: '160****0007' })
  expect(await world.ok('lists.item', { ref }, worker)).toMatchObject({
    guardian: '程小满',
    phone: '16000000007',
  })
  const trace = await world.services.db.many(
    sql`select 1 from audit where person_id = ${mother.id} and action = 'lists.item'`,
  )
  expect(trace).toHaveLength(1)
})

test('a mother who is to be left in peace is not called about it', async () => {
  const { db, ids, clock } = world.services
  await db.run(sql`
    insert into message_hold (person_id, hold_id, reason, starts_at) values (${mother.id}, ${ids.next()}, 'loss', ${clock.now()})`)
  expect(await row()).toMatchObject({ guardian: null, phone: null })
})
