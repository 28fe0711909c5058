/** A slip of the finger is named beside its field, and nothing is written or sent. */
import { addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { Input } from '../../types/contract'
import type { LocalDate } from '../../types/schema'
import { sql } from '../database/sql'
import { pregnancyRoutes } from './routes'

const day = (text: string): LocalDate => text as LocalDate
let world: World
let clerk: string
beforeAll(async () => {
  world = await createWorld(pregnancyRoutes)
  clerk = await world.staff('clerk')
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23', '10:00'))

async function found(invented: Parameters<typeof addPerson>[1] = {}): Promise<Added> {
  const person = await addPerson(world, invented)
  await world.ok('patient.find', { name: person.name, number: person.number }, clerk)
  return person
}
async function fault<K extends 'patient.register' | 'patient.correctDating' | 'patient.recordLoss'>(
  action: K,
  input: Input<K>,
): Promise<string> {
  const reply = await world.call(action, input, clerk)
  if (reply.ok) throw new Error(`${action} was not refused`)
  return [reply.error.code, ...(reply.error.fields ?? []).map(({ path }) => path)].join(' ')
}
const written = (id: string) =>
  world.services.db.many<{ state: string }>(sql`
    select state from pregnancy where person_id = ${id} union all select state from message where person_id = ${id}`)

test('a registration: tomorrow, last year, a man', async () => {
  const [she, he] = [await found(), await found({ sex: 'male', birth: '1990-01-01' })]
  expect(await fault('patient.register', { personId: she.id, lmp: day('2026-11-24') })).toBe(
    'LMP_IN_FUTURE lmp',
  )
  expect(await fault('patient.register', { personId: she.id, lmp: day('2025-11-23') })).toBe(
    'LMP_TOO_OLD lmp',
  )
  expect(await fault('patient.register', { personId: he.id, lmp: day('2026-10-01') })).toBe(
    'SEX_MISMATCH personId',
  )
  for (const { id } of [she, he]) expect(await written(id)).toEqual([])
})

test('an end: before it began, tomorrow, and of a kind that is not of its week', async () => {
  const she = await found()
  await world.ok('patient.register', { personId: she.id, lmp: day('2026-09-21') }, clerk)
  const end = (kind: Input<'patient.recordLoss'>['kind'], on: string) =>
    fault('patient.recordLoss', { personId: she.id, kind, occurredOn: day(on) })
  expect(await end('miscarriage', '2026-09-20')).toBe('DATE_IMPLAUSIBLE occurredOn')
  expect(await end('miscarriage', '2026-11-24')).toBe('DATE_IMPLAUSIBLE occurredOn')
  expect(await end('stillbirth', '2026-11-20')).toBe('OUTCOME_KIND kind')
  expect((await written(she.id)).map(({ state }) => state)).toContain('ongoing')
  world.clock.set('2027-04-05')
  await world.ok('patient.find', { name: she.name, number: she.number }, clerk)
  // 孕28周+0
  expect(await end('miscarriage', '2027-04-05')).toBe('OUTCOME_KIND kind')
  await world.ok(
    'patient.recordLoss',
    { personId: she.id, kind: 'miscarriage', occurredOn: day('2027-04-04') },
    clerk,
  )
})

test('she herself is asked nothing about the kind of it', async () => {
  const { id } = await addPerson(world)
  const account = await world.accountOf(id)
  await world.ok('pregnancy.register', { lmp: day('2026-09-21') }, account)
  expect(
    await world.ok('pregnancy.recordLoss', { kind: 'stillbirth', occurredOn: day('2026-11-20') }, account),
  ).toMatchObject({ state: 'loss' })
})

test('a scan of tomorrow is named', async () => {
  const she = await found()
  await world.ok('patient.register', { personId: she.id, lmp: day('2026-09-21') }, clerk)
  expect(
    await fault('patient.correctDating', { personId: she.id, scanOn: day('2026-11-24'), weeks: 9, days: 0 }),
  ).toBe('DATE_IMPLAUSIBLE scanOn')
})
