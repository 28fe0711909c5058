// What only she knows: plans count at once, residence and permit when a counter has seen the paper.
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { Declaration } from '../../types/evidence'
import type { LocalDate, PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import { evidenceRoutes } from './routes'

let world: World
let clerk: string
beforeAll(async () => {
  world = await createWorld(evidenceRoutes)
  clerk = await world.staff('clerk', { institutionId: '4205060001' })
})
afterAll(() => world.close())

const day = (text: string) => text as LocalDate
const of = (items: readonly Declaration[], kind: Declaration['kind']) =>
  items.find(item => item.kind === kind)
const facts = (personId: PersonId) =>
  world.services.db.one<{
    plans_pregnancy_on: string | null
    married_on: string | null
    residence_since: string | null
    permit_until: string | null
  }>(
    sql`select plans_pregnancy_on, married_on, residence_since, permit_until from person_fact where person_id = ${personId}`,
  )

test('a plan of a pregnancy counts at once, can be changed and taken back', async () => {
  const { id } = await addPerson(world)
  const me = await world.accountOf(id)
  expect(of((await world.ok('declarations.mine', {}, me)).items, 'plans_pregnancy')).toEqual({
    kind: 'plans_pregnancy',
    day: null,
    state: 'none',
  })
  await world.ok('declarations.plan', { plansPregnancyOn: day('2027-03-01') }, me)
  const { items } = await world.ok('declarations.plan', { plansPregnancyOn: day('2027-04-01') }, me)
  expect(of(items, 'plans_pregnancy')).toEqual({
    kind: 'plans_pregnancy',
    day: '2027-04-01',
    state: 'taken',
  })
  expect((await facts(id)).plans_pregnancy_on).toBe('2027-04-01')
  await world.ok('declarations.plan', { plansPregnancyOn: null }, me)
  expect((await facts(id)).plans_pregnancy_on).toBeNull()
  const past = { plansPregnancyOn: day('2026-11-22') }
  expect(await world.refused('declarations.plan', past, me)).toBe('DATE_OUT_OF_RANGE')
})

test('a planned registration is the couple’s, and a registered one is not planned', async () => {
  const { wife, husband } = await addCouple(world)
  await world.services.db.run(
    sql`update couple_member set married_on = null where person_id = any(${[wife.id, husband.id]}::bigint[])`,
  )
  const me = await world.accountOf(wife.id)
  const plan = { kind: 'plans_registration', day: day('2027-01-20') } as const
  await world.ok('declarations.declare', plan, me)
  expect((await facts(wife.id)).married_on).toBe('2027-01-20')
  expect((await facts(husband.id)).married_on).toBe('2027-01-20')
  const alone = await world.accountOf((await addPerson(world)).id)
  expect(await world.refused('declarations.declare', plan, alone)).toBe('PARTNER_NOT_LINKED')
  const married = await world.accountOf((await addCouple(world)).wife.id)
  expect(await world.refused('declarations.declare', plan, married)).toBe('DATE_OUT_OF_RANGE')
})

test('residence and permit wait for a counter that has seen the paper; only then they count', async () => {
  const woman = await addPerson(world)
  const me = await world.accountOf(woman.id)
  await world.ok('declarations.declare', { kind: 'residence_since', day: day('2026-01-01') }, me)
  await world.ok('declarations.declare', { kind: 'permit_until', day: day('2027-05-01') }, me)
  expect(await facts(woman.id)).toMatchObject({ residence_since: null, permit_until: null })
  const { items: waiting } = await world.ok('evidence.awaiting', {}, clerk)
  expect(waiting.filter(row => row.day === '2027-05-01')).toMatchObject([{ kind: 'permit_until' }])
  expect(JSON.stringify(waiting)).not.toContain(woman.name)
  const yes = { personId: woman.id, kind: 'residence_since', accept: true } as const
  expect(await world.refused('evidence.decide', yes, clerk)).toBe('NOT_FOUND')
  expect(await world.refused('evidence.declared', { personId: woman.id }, clerk)).toBe('NOT_FOUND')
  await world.ok('evidence.findByNumber', { name: woman.name, number: woman.number }, clerk)
  expect(
    of((await world.ok('evidence.declared', { personId: woman.id }, clerk)).items, 'permit_until')?.state,
  ).toBe('awaiting')
  await world.ok('evidence.decide', yes, clerk)
  await world.ok('evidence.decide', { ...yes, kind: 'permit_until', accept: false }, clerk)
  expect(await facts(woman.id)).toMatchObject({ residence_since: '2026-01-01', permit_until: null })
  const { items } = await world.ok('declarations.mine', {}, me)
  expect(of(items, 'residence_since')).toMatchObject({ day: '2026-01-01', state: 'verified' })
  expect(of(items, 'permit_until')).toMatchObject({ day: '2027-05-01', state: 'refused' })
  // Decided once.
  expect(await world.refused('evidence.decide', yes, clerk)).toBe('NOT_FOUND')
})

test('of each kind one is open: the database itself refuses a second', async () => {
  const { id } = await addPerson(world)
  await world.ok(
    'declarations.declare',
    { kind: 'permit_until', day: day('2027-05-01') },
    await world.accountOf(id),
  )
  await expect(
    world.services.db.run(sql`
      insert into declaration (person_id, declaration_id, kind, day, state, region, declared_at)
      values (${id}, 1, 'permit_until', '2027-06-01', 'awaiting', 0, ${world.clock.now()})`),
  ).rejects.toThrow('declaration_one_open')
  await expect(
    world.services.db.run(sql`update declaration set state = 'verified' where person_id = ${id}`),
  ).rejects.toThrow('declaration_check')
})

test('the list of what waits is of the caller’s own division', async () => {
  const woman = await addPerson(world, { village: '420506002001' })
  await world.ok(
    'declarations.declare',
    { kind: 'permit_until', day: day('2027-06-06') },
    await world.accountOf(woman.id),
  )
  const days = async (region: string) =>
    (await world.ok('evidence.awaiting', {}, await world.staff('health_worker', { region }))).items.map(
      row => row.day,
    )
  expect(await days('420506002')).toContain('2027-06-06')
  expect(await days('420506001')).not.toContain('2027-06-06')
})
