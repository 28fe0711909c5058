import { addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { InstitutionId, LocalDate, PersonId, ProgrammeCode, SlotId } from '../../types/schema'
import { openSlots } from '../booking/open-slots'
import { bookingRoutes } from '../booking/routes'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { evidenceRoutes } from '../evidence/routes'
import { identityRoutes } from '../identity/routes'
import { voucherRoutes } from '../vouchers/routes'
import { counterRoutes } from './routes'

const programme = 'V_CONTRA' as ProgrammeCode
let world: World
let clerk: string
let here: InstitutionId
beforeAll(async () => {
  world = await createWorld({
    ...counterRoutes,
    ...evidenceRoutes,
    ...bookingRoutes,
    ...voucherRoutes,
    ...identityRoutes,
  })
  await openSlots(world.services)
  const { items } = await world.ok('institutions.list', { service: 'womens_screening' }, null)
  here = items[0]?.institutionId ?? ('1' as InstitutionId)
  clerk = await world.staff('clerk', { institutionId: here })
})
afterAll(() => world.close())

async function atCounter(birth = '1990-03-04'): Promise<Added> {
  const person = await addPerson(world, { birth })
  await factsChanged(world.services, [person.id])
  await world.ok('evidence.findByNumber', { name: person.name, number: person.number }, clerk)
  return person
}
async function session(): Promise<SlotId> {
  const { items } = await world.ok('institutions.list', { service: 'womens_screening' }, null)
  const day = items[0]?.nextFree?.day ?? ('2026-11-24' as LocalDate)
  const slots = await world.ok(
    'booking.slots',
    { institutionId: here, service: 'womens_screening', day },
    null,
  )
  const slot = slots.items[0]
  if (slot === undefined) throw new Error('no session')
  return slot.slotId
}

test('a voucher is issued under the same rules and budget, printed with its code, and redeemed by it', async () => {
  const she = await atCounter()
  const before = await world.ok('counter.view', { personId: she.id }, clerk)
  expect(before.items.find(item => item.programme === programme)).toMatchObject({ held: false })
  const { slip, voucherId } = await world.ok('counter.issue', { personId: she.id, programme }, clerk)
  expect(slip).toMatchObject({
    title: '免费避孕药具',
    issuedOn: '2026-11-23',
    validUntil: '2026-12-23',
    visit: null,
  })
  expect(slip.name).toMatch(/^程\*/)
  const again = await world.ok('counter.issue', { personId: she.id, programme }, clerk)
  expect(again.slip).toEqual(slip)
  expect(again.voucherId).toBe(voucherId)
  expect(
    (await world.ok('counter.view', { personId: she.id }, clerk)).items.find(
      item => item.programme === programme,
    ),
  ).toMatchObject({
    held: true,
  })
  const redeemed = await world.ok('desk.redeem', { code: slip.code }, clerk)
  expect(redeemed.voucherId).toBe(voucherId)
  expect(await world.refused('desk.redeem', { code: slip.code }, clerk)).toBe('ALREADY_REDEEMED')
  expect(await world.refused('counter.issue', { personId: she.id, programme }, clerk)).toBe('ALREADY_USED')
})

test('a lost phone: every code from before is void at once, and the new ones count', async () => {
  const she = await atCounter()
  const account = await world.accountOf(she.id)
  expect(await world.refused('counter.replace', { personId: she.id, programme }, clerk)).toBe(
    'VOUCHER_CLOSED',
  )
  const { voucherId } = await world.ok('vouchers.claim', { programme }, account)
  const lost = await world.ok('vouchers.code', { voucherId }, account)
  world.clock.advance(5)
  const { slip } = await world.ok('counter.replace', { personId: she.id, programme }, clerk)
  expect(await world.refused('desk.look', { code: lost.qr }, clerk)).toBe('CODE_REPLACED')
  expect(await world.refused('desk.redeem', { code: lost.qr }, clerk)).toBe('CODE_REPLACED')
  expect(await world.refused('desk.redeem', { code: lost.typed }, clerk)).toBe('CODE_UNKNOWN')
  const shown = await world.ok('vouchers.code', { voucherId }, account)
  expect(shown.typed).toBe(slip.code)
  expect((await world.ok('desk.look', { code: shown.qr }, clerk)).allowed).toBe(true)
  expect((await world.ok('desk.redeem', { code: slip.code }, clerk)).voucherId).toBe(voucherId)
  const readers = await world.ok('identity.readers', {}, account)
  expect(readers.items.map(item => item.what)).toContain('窗口更换券码')
  const unfound = await addPerson(world)
  expect(await world.refused('counter.replace', { personId: unfound.id, programme }, clerk)).toBe('NOT_FOUND')
})

test('a session of this institution is booked for her, and the slip checks her in', async () => {
  const she = await atCounter()
  const slotId = await session()
  const { slip } = await world.ok(
    'counter.book',
    { personId: she.id, service: 'womens_screening', slotId },
    clerk,
  )
  expect(slip.visit).toMatchObject({ starts: expect.any(String) as string })
  expect(slip.lines).toContain('携带身份证')
  world.clock.set(slip.visit?.day ?? '', '08:00')
  expect((await world.ok('desk.checkIn', { code: slip.code }, clerk)).already).toBe(false)
  world.clock.set('2026-11-23')
  const twice = { personId: she.id, service: 'womens_screening', slotId } as const
  const other = await atCounter()
  await world.ok('counter.book', { ...twice, personId: other.id }, clerk)
  expect(await world.refused('counter.book', { ...twice, personId: other.id }, clerk)).toBe('ALREADY_BOOKED')
})

test('she sees who did it for her, under the institution and not a name', async () => {
  const she = await atCounter()
  await world.ok('counter.issue', { personId: she.id, programme }, clerk)
  const { items } = await world.ok('identity.readers', {}, await world.accountOf(she.id))
  const whats = items.map(item => item.what)
  expect(whats).toContain('窗口发放电子券')
  const { account_key } = await world.services.db.one<{ account_key: string }>(sql`
    select e.account_key from voucher_event e where e.person_id = ${she.id} and e.to_state = 'claimed'`)
  expect(account_key).toBe(clerk)
})

test('nobody who was not found today, nothing that she is not entitled to, nothing of another institution', async () => {
  const unfound = await addPerson(world)
  await factsChanged(world.services, [unfound.id])
  expect(await world.refused('counter.view', { personId: unfound.id }, clerk)).toBe('NOT_FOUND')
  expect(await world.refused('counter.issue', { personId: unfound.id, programme }, clerk)).toBe('NOT_FOUND')
  const slotId = await session()
  const book = { personId: unfound.id, service: 'womens_screening', slotId } as const
  expect(await world.refused('counter.book', book, clerk)).toBe('NOT_FOUND')
  expect(await world.refused('counter.view', { personId: '404' as PersonId }, clerk)).toBe('NOT_FOUND')
  const young = await atCounter('2010-01-01')
  expect(await world.refused('counter.issue', { personId: young.id, programme }, clerk)).toBe('NOT_ELIGIBLE')
  expect(
    (await world.ok('counter.view', { personId: young.id }, clerk)).items.map(item => item.programme),
  ).not.toContain(programme)
  const elsewhere = await world.staff('clerk', { institutionId: '4205060404' })
  const she = await addPerson(world)
  await factsChanged(world.services, [she.id])
  await world.ok('evidence.findByNumber', { name: she.name, number: she.number }, elsewhere)
  expect(await world.refused('counter.book', { ...book, personId: she.id }, elsewhere)).toBe('NOT_FOUND')
  await world.services.db.run(sql`update quota set total = used where programme = ${programme}`)
  const late = await atCounter()
  expect(await world.refused('counter.issue', { personId: late.id, programme }, clerk)).toBe('QUOTA_YEAR')
})
