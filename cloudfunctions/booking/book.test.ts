import {
  addSlot,
  appointmentMessagesOf,
  createClinics,
  hospitalId,
  slotAt,
  slotCounts,
  stationId,
  strayAttendances,
  resetClinics,
} from '../../test/clinic'
import { addCouple, addPerson } from '../../test/people'
import type { World } from '../../test/world'
import { ConstraintError } from '../database/driver-error'
import { sql } from '../database/sql'

let world: World
beforeAll(async () => {
  world = await createClinics({ connections: 8 })
})
afterAll(() => world.close())
beforeEach(() => resetClinics(world))

const at = async (day: string, starts: string) =>
  ({
    institutionId: hospitalId,
    slotId: await slotAt(world, day, starts),
    service: 'premarital_check',
  }) as const

test('one person books one place and gets the time, the place, the preparation and a code', async () => {
  const { id } = await addPerson(world)
  const input = { ...(await at('2026-11-25', '08:00')), withPartner: false }
  const booked = await world.ok('booking.book', input, await world.accountOf(id))
  expect(booked).toMatchObject({
    institution: '甲医院',
    serviceName: '婚前医学检查',
    day: '2026-11-25',
    starts: '08:00',
    ends: '09:30',
    state: 'booked',
    people: 1,
    partnerName: null,
    canChange: true,
  })
  expect(booked.checkinCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{15}$/)
  expect(await slotCounts(world)).toEqual([{ slot_id: input.slotId, capacity: 3, booked: 1, people: 1 }])
  expect((await appointmentMessagesOf(world, id)).map(m => [m.template, m.state, m.send_at])).toEqual([
    ['appointment.booked', 'queued', '2026-11-23T02:00:00.000Z'],
    ['appointment.tomorrow', 'queued', '2026-11-24T10:00:00.000Z'],
  ])
})

test('a couple takes two places in one appointment, and each sees the other masked', async () => {
  const { wife, husband } = await addCouple(world)
  const input = { ...(await at('2026-11-25', '08:00')), withPartner: true }
  const hers = await world.ok('booking.book', input, await world.accountOf(wife.id))
  const his = await world.ok('booking.get', hers, await world.accountOf(husband.id))
  expect(his).toMatchObject({ appointmentId: hers.appointmentId, people: 2, checkinCode: hers.checkinCode })
  expect(hers.partnerName).toMatch(/^程\*/)
  expect(JSON.stringify([hers, his])).not.toContain(husband.name)
  expect(JSON.stringify([hers, his])).not.toContain(wife.name)
  expect(await slotCounts(world)).toEqual([{ slot_id: input.slotId, capacity: 3, booked: 2, people: 2 }])
  expect(await appointmentMessagesOf(world, husband.id)).toHaveLength(2)
})

test('a couple that finds one place gets none', async () => {
  const [first, second] = [await addCouple(world), await addCouple(world)]
  const input = { ...(await at('2026-11-25', '08:00')), withPartner: true }
  await world.ok('booking.book', input, await world.accountOf(first.wife.id))
  expect(await world.refused('booking.book', input, await world.accountOf(second.wife.id))).toBe('SLOT_FULL')
  expect(await slotCounts(world)).toEqual([{ slot_id: input.slotId, capacity: 3, booked: 2, people: 2 }])
  await world.ok('booking.book', { ...input, withPartner: false }, await world.accountOf(second.wife.id))
  expect(await slotCounts(world)).toMatchObject([{ booked: 3, people: 3 }])
})

test('a partner who is not linked, or only by the civil register, cannot be booked for', async () => {
  const input = { ...(await at('2026-11-25', '08:00')), withPartner: true }
  const { id } = await addPerson(world)
  const { wife } = await addCouple(world, { confirmed: false })
  for (const person of [id, wife.id])
    expect(await world.refused('booking.book', input, await world.accountOf(person))).toBe(
      'PARTNER_NOT_LINKED',
    )
  const linked = await addCouple(world)
  await world.services.db.run(
    sql`update couple_member set ended_on = '2026-11-20' where person_id in (${linked.wife.id}, ${linked.husband.id})`,
  )
  expect(await world.refused('booking.book', input, await world.accountOf(linked.wife.id))).toBe(
    'PARTNER_NOT_LINKED',
  )
  const ultrasound = {
    institutionId: hospitalId,
    slotId: await slotAt(world, '2026-11-25', '09:00', { service: 'ultrasound' }),
    service: 'ultrasound',
    withPartner: true,
  } as const
  expect(await world.refused('booking.book', ultrasound, await world.accountOf(id))).toBe('INVALID_INPUT')
  expect(await slotCounts(world)).toEqual([])
})

test('a second open appointment of a service is refused for the caller and for the partner, and takes no place', async () => {
  const { wife, husband } = await addCouple(world)
  const her = await world.accountOf(wife.id)
  const him = await world.accountOf(husband.id)
  const wednesday = await at('2026-11-25', '08:00')
  const thursday = await at('2026-11-26', '08:00')
  await world.ok('booking.book', { ...wednesday, withPartner: false }, him)
  expect(await world.refused('booking.book', { ...thursday, withPartner: true }, her)).toBe('PARTNER_BOOKED')
  expect(await world.refused('booking.book', { ...thursday, withPartner: true }, him)).toBe('ALREADY_BOOKED')
  expect(await world.refused('booking.book', { ...thursday, withPartner: false }, him)).toBe('ALREADY_BOOKED')
  expect(await slotCounts(world)).toEqual([{ slot_id: wednesday.slotId, capacity: 3, booked: 1, people: 1 }])
  await world.ok('booking.book', { ...thursday, withPartner: false }, her)
  const antenatal = {
    institutionId: hospitalId,
    slotId: await slotAt(world, '2026-11-26', '09:00', { service: 'antenatal_visit' }),
    service: 'antenatal_visit',
    withPartner: false,
  } as const
  await world.ok('booking.book', antenatal, her)
  expect(await strayAttendances(world)).toEqual([])
})

test('what has begun, is shut, is not offered or is not there is refused by its own name', async () => {
  const me = await world.accountOf((await addPerson(world)).id)
  const refused = async (input: { institutionId?: string; slotId?: string; service?: string }) =>
    world.refused(
      'booking.book',
      { ...(await at('2026-11-25', '08:00')), withPartner: false, ...(input as object) },
      me,
    )
  expect(await refused(await at('2026-11-23', '08:00'))).toBe('SLOT_PAST')
  expect(await refused({ slotId: '12345' })).toBe('NOT_FOUND')
  expect(await refused({ institutionId: stationId })).toBe('NOT_FOUND')
  expect(await refused({ service: 'antenatal_visit' })).toBe('NOT_FOUND')
  const { db } = world.services
  await db.run(
    sql`insert into site_day (institution_id, day, open, reason) values (${hospitalId}, '2026-11-25', false, '检修')`,
  )
  expect(await refused({})).toBe('SITE_CLOSED')
  await db.run(sql`update institution set capabilities = '{antenatal}' where institution_id = ${hospitalId}`)
  expect(await refused({})).toBe('SITE_NO_CAPABILITY')
  world.clock.set('2026-11-24', '23:59')
  await db.run(sql`update institution set capabilities = '{premarital}' where institution_id = ${hospitalId}`)
  expect(await refused(await at('2026-11-24', '14:00'))).toBe('SLOT_PAST')
  world.clock.set('2026-11-26', '00:00')
  expect(await refused(await at('2026-11-25', '14:00'))).toBe('SLOT_PAST')
  expect(await slotCounts(world)).toEqual([])
})

test('a booking that is replayed with its key answers the same and takes one place', async () => {
  const { wife } = await addCouple(world)
  const me = await world.accountOf(wife.id)
  const input = { ...(await at('2026-11-25', '08:00')), withPartner: true }
  const first = await world.ok('booking.book', input, me, 'one-tap-0001')
  const replays = await Promise.all(
    Array.from({ length: 10 }, () => world.ok('booking.book', input, me, 'one-tap-0001')),
  )
  for (const replay of replays) expect(replay).toEqual(first)
  expect(await slotCounts(world)).toMatchObject([{ booked: 2, people: 2 }])
  expect(await appointmentMessagesOf(world, wife.id)).toHaveLength(2)
})

test('the last place is sold once to 64 people who want it at the same moment', async () => {
  const slotId = await addSlot(world, 1)
  const accounts: string[] = []
  for (let i = 0; i < 64; i++) accounts.push(await world.accountOf((await addPerson(world)).id))
  const input = {
    institutionId: hospitalId,
    slotId,
    service: 'premarital_check',
    withPartner: false,
  } as const
  const replies = await Promise.all(accounts.map(account => world.call('booking.book', input, account)))
  expect(replies.filter(reply => reply.ok)).toHaveLength(1)
  expect(replies.flatMap(reply => (reply.ok ? [] : [reply.error.code]))).toEqual(Array(63).fill('SLOT_FULL'))
  expect(await slotCounts(world)).toEqual([{ slot_id: slotId, capacity: 1, booked: 1, people: 1 }])
})

test('couples who both tap at once are booked once, and no couple is ever half booked', async () => {
  const slotId = await addSlot(world, 7)
  const couples = []
  for (let i = 0; i < 8; i++) couples.push(await addCouple(world))
  const accounts = await Promise.all(
    couples.flatMap(({ wife, husband }) => [world.accountOf(wife.id), world.accountOf(husband.id)]),
  )
  const input = { institutionId: hospitalId, slotId, service: 'premarital_check', withPartner: true } as const
  const replies = await Promise.all(accounts.map(account => world.call('booking.book', input, account)))
  expect(replies.filter(reply => reply.ok)).toHaveLength(3)
  for (const reply of replies)
    if (!reply.ok) expect(['SLOT_FULL', 'ALREADY_BOOKED']).toContain(reply.error.code)
  expect(await slotCounts(world)).toEqual([{ slot_id: slotId, capacity: 7, booked: 6, people: 6 }])
  expect(await strayAttendances(world)).toEqual([])
})

test('an appointment that was missed does not stand in the way of the next', async () => {
  const me = await world.accountOf((await addPerson(world)).id)
  const missed = await world.ok(
    'booking.book',
    { ...(await at('2026-11-24', '08:00')), withPartner: false },
    me,
  )
  world.clock.set('2026-11-24', '09:29')
  const next = { ...(await at('2026-11-25', '08:00')), withPartner: false }
  expect(await world.refused('booking.book', next, me)).toBe('ALREADY_BOOKED')
  world.clock.set('2026-11-24', '09:30')
  await world.ok('booking.book', next, me)
  expect(await world.ok('booking.get', missed, me)).toMatchObject({
    state: 'no_show',
    canChange: false,
    checkinCode: null,
  })
  expect(await strayAttendances(world)).toEqual([])
})

test('the database itself refuses to oversell a slot and a second open appointment', async () => {
  const { db } = world.services
  const { id } = await addPerson(world)
  const { slotId } = await at('2026-11-25', '08:00')
  await expect(
    db.run(
      sql`update slot set booked = capacity + 1 where institution_id = ${hospitalId} and slot_id = ${slotId}`,
    ),
  ).rejects.toMatchObject({ constraint: 'slot_not_oversold' })
  await expect(
    db.run(sql`update slot set booked = -1 where institution_id = ${hospitalId} and slot_id = ${slotId}`),
  ).rejects.toBeInstanceOf(ConstraintError)
  const attend = (appointment: number) =>
    db.run(
      sql`insert into attendance values (${id}, ${appointment}, ${hospitalId}, 'premarital_check', 'booked')`,
    )
  await attend(1)
  await expect(attend(2)).rejects.toMatchObject({ constraint: 'attendance_one_open' })
  await expect(
    db.run(sql`
      insert into appointment (institution_id, appointment_id, slot_id, service, state, person_id, checkin_code_index, checkin_code_sealed, created_at)
      values (${hospitalId}, 1, 99, 'ultrasound', 'booked', ${id}, '', '', ${world.clock.now()})`),
  ).rejects.toMatchObject({ sqlState: '23503' })
})
