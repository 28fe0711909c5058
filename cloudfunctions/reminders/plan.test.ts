import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { LocalDate, PregnancyId } from '../../types/schema'
import { sql } from '../database/sql'
import { addDays } from '../eligibility/rules/calendar'
import { pregnancyRoutes } from '../pregnancy/routes'
import { becomeDue } from './become-due'
import { planReminders } from './plan'
import { replan } from './replan'

let world: World
beforeAll(async () => {
  world = await createWorld(pregnancyRoutes)
})
afterAll(() => world.close())

const total = async () =>
  (await world.services.db.one<{ n: number }>(sql`select count(*)::int as n from reminder`)).n

test('planning again writes nothing, a day later only what came into the horizon', async () => {
  world.clock.set('2026-11-23', '10:00')
  for (let i = 0; i < 20; i++) {
    const { id } = await addPerson(world)
    const account = await world.accountOf(id)
    await world.ok('pregnancy.register', { lmp: addDays('2026-11-20' as LocalDate, -i * 13) }, account)
  }
  await planReminders(world.services)
  expect(await planReminders(world.services)).toBe(0)
  const before = await total()
  world.clock.set('2026-11-24', '10:00')
  const written = await planReminders(world.services)
  expect(await total()).toBe(before + written)
  const due = await world.services.db.many<{ due_on: string }>(
    sql`select distinct due_on from reminder where due_on > '2026-12-07'`,
  )
  expect(due.every(({ due_on }) => due_on === '2026-12-08')).toBe(true)
  expect(await planReminders(world.services)).toBe(0)
})

test('plans a whole population at once, and the same as each woman alone', async () => {
  const { db, clock } = world.services
  const { id } = await addPerson(world)
  await db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, edd, dating_method, source, created_at)
    select 100 + i, 100 + i, 'ongoing', '2026-11-25'::date + (i % 250), 'LMP', 'import', ${clock.now()}
    from generate_series(1, 2000) i`)
  const planned = await planReminders(world.services)
  expect(planned).toBeGreaterThan(1500)
  await db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, edd, dating_method, source, created_at)
    values (${id}, 1, 'ongoing', '2027-06-01', 'LMP', 'import', ${clock.now()})`)
  await planReminders(world.services)
  const rowsOf = (person: string) =>
    db.many(sql`
      select stage, occurrence, opens_on, closes_on, due_on from reminder where person_id = ${person} order by 1, 2`)
  const twin = await db.one<{ person_id: string }>(
    sql`select person_id from pregnancy where edd = '2027-06-01' and person_id < 3000 limit 1`,
  )
  expect(await rowsOf(id)).toEqual(await rowsOf(twin.person_id))
  expect((await rowsOf(id)).length).toBeGreaterThan(0)
})

test('a reminder that is planned already is refused by its identity', async () => {
  const again = world.services.db.run(sql`
    insert into reminder (person_id, course, about_id, stage, occurrence, version, opens_on, closes_on, due_on, state)
    select person_id, course, about_id, stage, occurrence, version, opens_on, closes_on, due_on, 'planned' from reminder limit 1`)
  await expect(again).rejects.toMatchObject({ constraint: 'reminder_pkey' })
})

test('the same dating replanned (an undo) brings back what it cancelled, also what waited to be sent', async () => {
  const { db } = world.services
  const { id } = await addPerson(world)
  world.clock.set('2026-11-24', '08:00')
  await world.ok('pregnancy.register', { lmp: '2026-09-01' as LocalDate }, await world.accountOf(id))
  await becomeDue(world.services)
  const { pregnancy_id } = await db.one<{ pregnancy_id: PregnancyId }>(
    sql`select pregnancy_id from pregnancy where person_id = ${id}`,
  )
  const rows = () =>
    db.many(
      sql`select stage, occurrence, due_on from reminder where person_id = ${id} and state = 'planned' order by 1, 2`,
    )
  const queued = () => db.many(sql`select params from message where person_id = ${id} and state = 'queued'`)
  const [before, waiting] = [await rows(), await queued()]
  expect(waiting).toHaveLength(1)
  await db.tx(tx => replan({ ...world.services, db: tx }, id, pregnancy_id))
  expect(await rows()).toEqual(before)
  await becomeDue(world.services)
  expect(await queued()).toEqual(waiting)
})
