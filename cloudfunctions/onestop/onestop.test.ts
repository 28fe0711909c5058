import { yiling } from '../../catalog/yiling'
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { Input, Output } from '../../types/contract'
import type { InstitutionId, LocalDate, ProgrammeCode, TimeOfDay } from '../../types/schema'
import { openSlots } from '../booking/open-slots'
import { releasePlaces } from '../booking/release'
import { bookingRoutes } from '../booking/routes'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import type { Predicate } from '../eligibility/rules/predicate'
import { voucherRoutes } from '../vouchers/routes'
import { oneStopRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld({ ...bookingRoutes, ...voucherRoutes, ...oneStopRoutes }, { connections: 8 })
  await openSlots(world.services)
})
afterAll(() => world.close())

const folic = 'V_FOLIC' as ProgrammeCode
type Plan = Output<'onestop.plan'>['parts']
interface Couple {
  hers: string
  his: string
  wife: Awaited<ReturnType<typeof addCouple>>['wife']
}

async function newlyweds(): Promise<Couple> {
  const { wife, husband } = await addCouple(world)
  const { db } = world.services
  await db.run(
    sql`update person set plans_pregnancy_on = '2027-01-15' where person_id in (${wife.id}, ${husband.id})`,
  )
  await factsChanged(world.services, [wife.id, husband.id])
  return { wife, hers: await world.accountOf(wife.id), his: await world.accountOf(husband.id) }
}
async function visitFor(account: string, registryAt: TimeOfDay | null = null) {
  const { items } = await world.ok('onestop.sites', { withPartner: true }, account)
  const [site] = items
  if (site === undefined || site.days[1] === undefined) throw new Error('no site')
  const visit = { institutionId: site.institutionId, day: site.days[1], withPartner: true, registryAt }
  const { parts } = await world.ok('onestop.plan', visit, account)
  return { visit, parts }
}
const wanted = (
  visit: Awaited<ReturnType<typeof visitFor>>['visit'],
  parts: Plan,
): Input<'onestop.book'> => ({
  ...visit,
  checks: parts.flatMap(({ service, slot }) => (service && slot ? [{ service, slotId: slot.slotId }] : [])),
  supplies: parts.filter(part => part.service === null && part.free).map(part => part.programme),
})
const rowsOf = async (id: string) =>
  world.services.db.one<{ appointments: number; vouchers: number; visits: number }>(sql`
    select (select count(*)::int from attendance where person_id = ${id} and state = 'booked') as appointments,
           (select count(*)::int from voucher where person_id = ${id} or partner_id = ${id}) as vouchers,
           (select count(*)::int from itinerary where person_id = ${id}) as visits`)

test('both checks and folic acid are booked and claimed for the couple in one morning, beside the registry', async () => {
  const { hers, his, wife } = await newlyweds()
  const { visit, parts } = await visitFor(hers, '11:00' as TimeOfDay)
  expect(parts.map(({ service, free }) => [service, free])).toEqual([
    ['premarital_check', true],
    ['preconception_check', true],
    [null, true],
  ])
  const booked = await world.ok('onestop.book', wanted(visit, parts), hers)
  expect(booked).toMatchObject({ people: 2, registryAt: '11:00', day: visit.day })
  expect(booked.parts).toHaveLength(3)
  const times = booked.parts.flatMap(({ appointment }) => (appointment ? [appointment] : []))
  expect(times).toHaveLength(2)
  const [one, other] = times
  expect((one?.ends ?? '') <= (other?.starts ?? '') || (other?.ends ?? '') <= (one?.starts ?? '')).toBe(true)
  for (const { starts, ends } of times) expect(ends <= '11:00' || starts >= '12:00').toBe(true)
  expect((await world.ok('booking.mine', {}, his)).items).toHaveLength(2)
  expect((await world.ok('vouchers.mine', {}, hers)).items.map(item => item.programme).sort()).toEqual([
    'V_FOLIC',
    'V_PRECONCEPTION',
    'V_PREMARITAL',
  ])
  expect(await world.ok('onestop.get', booked, his)).toEqual(booked)
  expect((await world.ok('onestop.mine', {}, his)).items).toEqual([booked])
  expect(await rowsOf(wife.id)).toEqual({ appointments: 2, vouchers: 3, visits: 1 })
  const stranger = await world.accountOf((await addPerson(world)).id)
  expect(await world.refused('onestop.get', booked, stranger)).toBe('NOT_FOUND')
})

test('a session for women is offered to her alone and not to him, as booking takes it', async () => {
  const { hers, his } = await newlyweds()
  const { db } = world.services
  await db.run(sql`update slot set audience = 'women' where service = 'premarital_check'`)
  try {
    const alone = { withPartner: false }
    expect((await world.ok('onestop.sites', alone, hers)).items).not.toEqual([])
    expect((await world.ok('onestop.sites', alone, his)).items).toEqual([])
    expect((await world.ok('onestop.sites', { withPartner: true }, hers)).items).toEqual([])
  } finally {
    await db.run(sql`update slot set audience = 'anyone' where service = 'premarital_check'`)
  }
})

test('one code checks the whole visit in, and each part is done by itself', async () => {
  const { hers } = await newlyweds()
  const { visit, parts } = await visitFor(hers)
  const booked = await world.ok('onestop.book', wanted(visit, parts), hers)
  world.clock.set(visit.day, '08:05')
  const clerk = await world.staff('clerk', { institutionId: visit.institutionId })
  await world.ok('desk.checkIn', { code: booked.checkinCode ?? '' }, clerk)
  const after = await world.ok('onestop.get', booked, hers)
  expect(after.parts.map(({ appointment }) => appointment?.state)).toEqual([
    'checked_in',
    'checked_in',
    undefined,
  ])
  expect(after.checkinCode).toBeNull()
  expect(after.parts.map(({ done }) => done)).toEqual([false, false, false])
  const voucherId = after.parts[0]?.voucherId
  if (voucherId === undefined) throw new Error('no voucher')
  const { qr } = await world.ok('vouchers.code', { voucherId }, hers)
  await world.ok('desk.redeem', { code: qr }, clerk)
  const partly = await world.ok('onestop.get', booked, hers)
  expect(partly.parts.map(({ done }) => done)).toEqual([true, false, false])
  expect(await world.refused('onestop.cancel', booked, hers)).toBe('APPOINTMENT_CLOSED')
  world.clock.set('2026-11-23')
})

test('who comes late has the freed places of every part again', async () => {
  const { hers, wife } = await newlyweds()
  const { visit, parts } = await visitFor(hers)
  await world.ok('onestop.book', wanted(visit, parts), hers)
  const freed = async () =>
    (
      await world.services.db.many(
        sql`select 1 from appointment where ${wife.id} in (person_id, partner_id) and released_at is not null`,
      )
    ).length
  const { items } = await world.ok('booking.mine', {}, hers)
  const [first, last] = [...items].sort((one, other) => (one.starts < other.starts ? -1 : 1))
  world.clock.set(visit.day, last?.starts)
  world.clock.advance(16 * 60)
  await releasePlaces(world.services)
  expect(await freed()).toBe(1)
  const clerk = await world.staff('clerk', { institutionId: visit.institutionId })
  await world.ok('desk.checkIn', { code: first?.checkinCode ?? '' }, clerk)
  expect(await freed()).toBe(0)
  world.clock.set('2026-11-23')
})

test('when one part cannot be had nothing is booked, claimed or kept', async () => {
  const { hers, wife } = await newlyweds()
  const { visit, parts } = await visitFor(hers)
  const input = wanted(visit, parts)
  const last = input.checks.at(-1)
  await world.services.db.run(sql`update slot set booked = capacity where slot_id = ${last?.slotId}`)
  expect(await world.refused('onestop.book', input, hers)).toBe('SLOT_FULL')
  await world.services.db.run(sql`update slot set booked = 0 where slot_id = ${last?.slotId}`)
  const twice = { ...input, checks: [...input.checks, ...input.checks] }
  expect(await world.refused('onestop.book', twice, hers)).toBe('PARTS_OVERLAP')
  const registry = { ...input, registryAt: parts[0]?.slot?.starts ?? null }
  expect(await world.refused('onestop.book', registry, hers)).toBe('PARTS_OVERLAP')
  const otherDay = { ...input, day: '2026-11-30' as LocalDate }
  expect(await world.refused('onestop.book', otherDay, hers)).toBe('NOT_FOUND')
  const nowhere = { ...input, institutionId: '999' as InstitutionId }
  expect(await world.refused('onestop.book', nowhere, hers)).toBe('NOT_FOUND')
  const unknown = { ...input, supplies: ['V_CONTRA' as ProgrammeCode] }
  expect(await world.refused('onestop.book', unknown, hers)).toBe('NOT_FOUND')
  expect(await rowsOf(wife.id)).toEqual({ appointments: 0, vouchers: 0, visits: 0 })
  expect((await world.ok('onestop.book', input, hers)).parts).toHaveLength(3)
})

test('what is not free is said with every reason, and the rest can be booked without it', async () => {
  const { his } = await newlyweds()
  const { visit, parts } = await visitFor(his)
  const acid = parts.find(part => part.programme === folic)
  expect(acid).toMatchObject({ free: false, slot: null })
  expect(acid?.reasons.join('')).toContain('性')
  const input = wanted(visit, parts)
  const reply = await world.call('onestop.book', { ...input, supplies: [folic] }, his)
  expect(reply.ok ? '' : reply.error.code).toBe('PART_NOT_FREE')
  expect(reply.ok ? '' : reply.error.text).toContain('叶酸')
  expect((await world.ok('onestop.book', input, his)).parts).toHaveLength(2)
})

const notWith: Predicate = {
  is: 'unheld',
  of: { code: 'V_PREMARITAL' as ProgrammeCode, ordinal: 0, title: '免费婚前医学检查' },
}
/** As in a city whose bundle is exclusive: a holder of the one half is refused the other. */
const exclusive = yiling.programmes.map(programme =>
  programme.code === 'V_PRECONCEPTION'
    ? {
        ...programme,
        rule: { is: 'all' as const, of: [programme.rule, notWith] },
      }
    : programme,
)

test('the other half of an exclusive bundle is refused, and with it the visit', async () => {
  const before = world
  world = await createWorld(
    { ...bookingRoutes, ...voucherRoutes, ...oneStopRoutes },
    { city: { programmes: exclusive } },
  )
  try {
    await openSlots(world.services)
    const { hers, wife } = await newlyweds()
    const { visit, parts } = await visitFor(hers)
    const input = wanted(visit, parts)
    const reply = await world.call('onestop.book', input, hers)
    expect(reply.ok ? '' : reply.error.text).toContain('只能选一项')
    expect(await rowsOf(wife.id)).toEqual({ appointments: 0, vouchers: 0, visits: 0 })
    const half = { ...input, checks: input.checks.slice(0, 1) }
    expect((await world.ok('onestop.book', half, hers)).parts).toHaveLength(2)
  } finally {
    await world.close()
    world = before
  }
})

test('cancelling gives all places back and keeps the vouchers', async () => {
  const { hers, his, wife } = await newlyweds()
  const { visit, parts } = await visitFor(hers)
  const booked = await world.ok('onestop.book', wanted(visit, parts), hers)
  const after = await world.ok('onestop.cancel', booked, his)
  expect(after.parts.map(({ appointment }) => appointment?.state)).toEqual([
    'cancelled',
    'cancelled',
    undefined,
  ])
  expect(await rowsOf(wife.id)).toEqual({ appointments: 0, vouchers: 3, visits: 1 })
  expect(await world.refused('onestop.cancel', booked, hers)).toBe('APPOINTMENT_CLOSED')
  const alone = { ...visit, withPartner: true }
  const single = await world.accountOf((await addPerson(world)).id)
  expect(await world.refused('onestop.plan', alone, single)).toBe('PARTNER_NOT_LINKED')
})
