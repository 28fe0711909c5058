// The counter: only for somebody who is there, everything in her record of access, the answer at once.
import { addChild, childProgrammes } from '../../test/children'
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { yiling } from '../../catalog/yiling'
import type { PersonId, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { eligibilityRoutes } from '../eligibility/routes'
import { identityRoutes } from '../identity/routes'
import { voucherRoutes } from '../vouchers/routes'
import { evidenceRoutes } from './routes'

let world: World
let clerk: string
beforeAll(async () => {
  world = await createWorld(
    { ...eligibilityRoutes, ...evidenceRoutes, ...identityRoutes, ...voucherRoutes },
    { city: { programmes: [...yiling.programmes, ...childProgrammes] } },
  )
  clerk = await world.staff('clerk', { institutionId: '4205060001' })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23'))

const code = (text: string) => text as ProgrammeCode
const audited = async (personId: PersonId): Promise<string[]> =>
  (
    await world.services.db.many<{ action: string }>(
      sql`select action from audit where person_id = ${personId} order by audit_id`,
    )
  ).map(row => row.action)

test('by name and number the name is shown in full; the opening is in her record', async () => {
  const woman = await addPerson(world)
  const { people } = await world.ok(
    'evidence.findByNumber',
    { name: woman.name, number: woman.number.toLowerCase() },
    clerk,
  )
  expect(people).toMatchObject([{ personId: woman.id, name: woman.name, birthDate: '1996-02-29' }])
  expect(await audited(woman.id)).toEqual(['evidence.findByNumber'])
  const { items } = await world.ok('identity.readers', {}, await world.accountOf(woman.id))
  expect(items[0]?.what).toBe('在窗口查找')
  expect(
    await world.refused('evidence.findByNumber', { name: '别的名字', number: woman.number }, clerk),
  ).toBe('NOT_FOUND')
})

test('a voucher of a couple leads to both, with masked names', async () => {
  const { wife, husband } = await addCouple(world)
  const me = await world.accountOf(wife.id)
  const { voucherId } = await world.ok('vouchers.claim', { programme: code('V_PREMARITAL') }, me)
  const { typed, qr } = await world.ok('vouchers.code', { voucherId }, me)
  for (const shown of [typed, qr]) {
    const { people } = await world.ok('evidence.find', { code: shown }, clerk)
    expect(new Set(people.map(person => person.personId))).toEqual(new Set([wife.id, husband.id]))
    for (const { name } of people) expect([wife.name, husband.name]).not.toContain(name)
  }
  expect(await world.refused('evidence.find', { code: 'ZZZZZZZZZZZZZZZZZ' }, clerk)).toBe('CODE_UNKNOWN')
})

test('a proof that was seen settles what was unknown, for a child through its mother, and the answer follows at once', async () => {
  const mother = await addPerson(world)
  const child = await addChild(world, mother.id, '2026-11-01 08:15')
  const about = { personId: child.id, programme: code('S_TEST_CHILD') }
  expect(await world.refused('evidence.programme', about, clerk)).toBe('NOT_FOUND')
  const { people } = await world.ok(
    'evidence.findByNumber',
    { name: mother.name, number: mother.number },
    clerk,
  )
  expect(people[0]?.children.map(each => each.child)).toEqual([child.id])
  const before = await world.ok('evidence.programme', about, clerk)
  expect(before).toMatchObject({
    standing: { outcome: 'needs_review' },
    gaps: [{ text: '出生医学证明', how: 'bring', kinds: ['birth_certificate'], residence: false }],
    onRecord: [],
  })
  const seen = { ...about, kind: 'birth_certificate', validUntil: null } as const
  const after = await world.ok('evidence.register', seen, clerk)
  expect(after).toMatchObject({
    standing: { outcome: 'eligible' },
    gaps: [],
    onRecord: [{ kind: 'birth_certificate', validUntil: null }],
  })
  const mine = await world.ok('eligibility.mine', { child: child.id }, await world.accountOf(mother.id))
  expect(mine.items.find(item => item.programme === about.programme)?.outcome).toBe('eligible')
  expect(await audited(child.id)).toEqual(['evidence.programme', 'evidence.register'])
})

test('a proof that has run out already, or a day that cannot be, is refused', async () => {
  const woman = await addPerson(world)
  await world.ok('evidence.findByNumber', { name: woman.name, number: woman.number }, clerk)
  const about = { personId: woman.id, programme: code('V_PREMARITAL') }
  const late = { ...about, kind: 'referral', validUntil: '2026-11-22' } as never
  expect(await world.refused('evidence.register', late, clerk)).toBe('DATE_OUT_OF_RANGE')
  const future = { ...about, residenceSince: '2026-11-24' } as never
  expect(await world.refused('evidence.residence', future, clerk)).toBe('DATE_OUT_OF_RANGE')
  expect(await world.refused('evidence.residence', about, clerk)).toBe('INVALID_INPUT')
})

test('a permit seen on paper changes the answer at once', async () => {
  const { wife, husband } = await addCouple(world)
  await world.services.db.run(sql`
    update person set hukou_village = 110101001001, permit_until = '2026-11-01'
    where person_id = any(${[wife.id, husband.id]}::bigint[])`)
  await world.ok('evidence.findByNumber', { name: wife.name, number: wife.number }, clerk)
  const about = { personId: wife.id, programme: code('V_PREMARITAL') }
  const after = await world.ok('evidence.residence', { ...about, permitUntil: '2027-11-01' } as never, clerk)
  expect(after.standing.outcome).toBe('eligible')
})

test('a manager finds and gives notices, and registers nothing; tomorrow she must be there again', async () => {
  const woman = await addPerson(world)
  const manager = await world.staff('manager')
  const about = { personId: woman.id, programme: code('V_PREMARITAL') }
  const seen = { ...about, kind: 'referral', validUntil: null } as const
  expect(await world.refused('evidence.register', seen, manager)).toBe('FORBIDDEN')
  await world.ok('evidence.findByNumber', { name: woman.name, number: woman.number }, manager)
  await world.ok('evidence.programme', about, manager)
  world.clock.set('2026-11-24')
  expect(await world.refused('evidence.programme', about, manager)).toBe('NOT_FOUND')
})
