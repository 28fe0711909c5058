import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { sql } from '../database/sql'
import { identityRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld(identityRoutes)
})
afterAll(() => world.close())

const typed = (name: string, number: string) => ({ name, number, docType: 'resident_id' }) as const

test('nobody is signed in, a new account has no name, a clerk has an institution of none', async () => {
  expect(await world.ok('identity.me', {}, null)).toMatchObject({
    signedIn: false,
    name: null,
    staff: null,
    today: '2026-11-23',
    city: { code: '420506', name: '宜昌市夷陵区', phone: '0717-160000', visits: false },
  })
  expect(await world.ok('identity.me', {}, await world.account('new'))).toMatchObject({
    signedIn: true,
    name: null,
  })
  const staff = await world.ok('identity.me', {}, await world.staff('manager'))
  expect(staff).toMatchObject({
    signedIn: true,
    personId: null,
    staff: { role: 'manager', institution: null },
  })
})

test('name and number link an account to one person, and doing it again changes nothing', async () => {
  const person = await addPerson(world, { name: '程小满' })
  const me = await world.account('first')
  const linked = await world.ok('identity.verify', typed('程小满', person.number), me)
  expect(linked).toMatchObject({
    personId: person.id,
    name: '程*满',
    sex: 'female',
    partner: { state: 'none' },
  })
  expect(await world.ok('identity.verify', typed('程小满', person.number), me)).toEqual(linked)
  expect(await world.ok('identity.me', {}, me)).toEqual(linked)
  const rows = await world.services.db.many(sql`select 1 from audit where person_id = ${person.id}`)
  expect(rows).toHaveLength(1)
})

test('full-width digits, a lower-case x, spaces and another middle dot are the same person', async () => {
  const person = await addPerson(world, { name: '阿依·古丽', birth: '1990-01-08' })
  const wide = [...person.number.toLowerCase()]
    .map(c => (/\d/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))
    .join('')
  const input = {
    docType: 'resident_id',
    name: ' 阿依・古丽 ',
    number: `${wide.slice(0, 6)} ${wide.slice(6)}`,
  } as const
  expect(await world.ok('identity.verify', input, await world.account('wide'))).toMatchObject({
    personId: person.id,
  })
})

test('five failed tries a day are counted although each is refused, and the next day starts again', async () => {
  const person = await addPerson(world, { name: '程立秋' })
  const me = await world.account('forgetful')
  for (let i = 0; i < 5; i++)
    expect(await world.refused('identity.verify', typed('程立冬', person.number), me)).toBe('ID_MISMATCH')
  expect(await world.refused('identity.verify', typed('程立秋', person.number), me)).toBe('TOO_MANY_TRIES')
  const other = await world.account('somebody else')
  expect(await world.refused('identity.verify', typed('程立冬', person.number), other)).toBe('ID_MISMATCH')
  world.clock.set('2026-11-24')
  expect(await world.ok('identity.verify', typed('程立秋', person.number), me)).toMatchObject({
    personId: person.id,
  })
})

test('a failed try that is sent again with its key is one try', async () => {
  const me = await world.account('weak network')
  for (let i = 0; i < 20; i++)
    expect(
      await world.refused('identity.verify', typed('程无名', '470101199601010000'), me, 'one-and-the-same'),
    ).toBe('ID_MISMATCH')
  const row = await world.services.db.one<{ failed_count: number }>(
    sql`select failed_count from account where account_key = ${me}`,
  )
  expect(row.failed_count).toBe(1)
})

test('tries at once are counted one by one', async () => {
  const me = await world.account('impatient')
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      world.refused('identity.verify', typed(`程${i}`, '470101199601010000'), me),
    ),
  )
  expect(answers.filter(code => code === 'ID_MISMATCH')).toHaveLength(5)
  expect(answers.filter(code => code === 'TOO_MANY_TRIES')).toHaveLength(3)
})

test('a document without a register here is refused without counting a try', async () => {
  const me = await world.account('traveller')
  for (const docType of ['passport', 'hmt_permit', 'permanent_resident'] as const)
    expect(await world.refused('identity.verify', { name: 'A', docType, number: 'E12345678' }, me)).toBe(
      'ID_TYPE_UNSUPPORTED',
    )
  const rows = await world.services.db.many(
    sql`select 1 from account where account_key = ${me} and failed_count > 0`,
  )
  expect(rows).toEqual([])
})

test('a record under review, or of a person who has died, is for a human to look at', async () => {
  const reviewed = await addPerson(world, { name: '程白露' })
  await world.services.db.run(
    sql`update person set review_reason = 'SAME_NUMBER' where person_id = ${reviewed.id}`,
  )
  const dead = await addPerson(world, { name: '程霜降' })
  await world.services.db.run(sql`update person set died_on = '2026-01-01' where person_id = ${dead.id}`)
  const me = await world.account('reviewed')
  expect(await world.refused('identity.verify', typed('程白露', reviewed.number), me)).toBe(
    'DUPLICATE_PERSON',
  )
  expect(await world.refused('identity.verify', typed('程霜降', dead.number), me)).toBe('DUPLICATE_PERSON')
})

test('an account is one person; a person who verifies on a new device leaves the old one', async () => {
  const { wife, husband } = await addCouple(world)
  const [oldDevice, newDevice] = [await world.account('old device'), await world.account('new device')]
  await world.ok('identity.verify', typed(wife.name, wife.number), oldDevice)
  expect(await world.refused('identity.verify', typed(husband.name, husband.number), oldDevice)).toBe(
    'ALREADY_LINKED',
  )
  await world.ok('identity.verify', typed(wife.name, wife.number), newDevice)
  expect(await world.ok('identity.me', {}, oldDevice)).toMatchObject({ signedIn: true, personId: null })
  expect(await world.refused('identity.consents', {}, oldDevice)).toBe('NOT_VERIFIED')
  const { items } = await world.ok('identity.readers', {}, newDevice)
  expect(items.map(({ who, what }) => `${who} ${what}`)).toEqual([
    '本人 实名核验',
    '本人(原来的设备) 实名核验',
  ])
})

test('names and numbers are nowhere in the tables in the clear', async () => {
  const person = await addPerson(world, { name: '程惊蛰' })
  await world.ok('identity.verify', typed('程惊蛰', person.number), await world.account('hidden'))
  const tables = ['account', 'request_key', 'audit', 'person', 'identifier']
  for (const table of tables) {
    const { text } = await world.services.db.one<{ text: string }>({
      text: `select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`,
      values: [],
      name: `dump_${table}`,
    })
    expect(text).not.toContain(person.number)
    expect(text).not.toContain('惊蛰')
    expect(text).not.toContain(Buffer.from('惊蛰').toString('hex'))
  }
})
