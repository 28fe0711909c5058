/** After two have unlinked neither sees what the other books (domain H42). */
import { addSlot, createClinics, hospitalId, slotCounts, strayAttendances } from '../../test/clinic'
import { addCouple } from '../../test/people'
import type { World } from '../../test/world'
import type { LocalDate } from '../../types/schema'
import { sql } from '../database/sql'
import { identityRoutes } from '../identity/routes'
import { releasePlaces } from './release'

let world: World
beforeAll(async () => {
  world = await createClinics({ routes: identityRoutes })
})
afterAll(() => world.close())
afterEach(async () => {
  for (const { booked, people } of await slotCounts(world)) expect(booked).toBe(people)
  expect(await strayAttendances(world)).toEqual([])
})

const day = '2026-11-29' as LocalDate
const place = { institutionId: hospitalId, service: 'premarital_check' } as const
const couple = async () => {
  const { wife, husband } = await addCouple(world)
  return { wife, husband, hers: await world.accountOf(wife.id), his: await world.accountOf(husband.id) }
}
const only = async (account: string) => {
  const { items } = await world.ok('booking.mine', {}, account)
  const [one] = items
  if (one === undefined || items.length > 1) throw new Error(`${items.length} appointments`)
  return one
}

test('each keeps the place at that time; her code is new, and what she does with it he does not see', async () => {
  const { wife, husband, hers, his } = await couple()
  const slotId = await addSlot(world, 2, day, '10:00')
  const later = await addSlot(world, 1, day, '15:00')
  const both = await world.ok('booking.book', { ...place, slotId, withPartner: true }, his)
  const toldHim = sql`select message_id, state from message where person_id = ${husband.id} order by message_id`
  const before = await world.services.db.many(toldHim)
  await world.ok('identity.unlinkPartner', {}, hers)
  const [mine, left] = [await only(hers), await only(his)]
  expect(left).toMatchObject({
    appointmentId: both.appointmentId,
    starts: '10:00',
    people: 1,
    partnerName: null,
    checkinCode: both.checkinCode,
  })
  expect(mine).toMatchObject({ starts: '10:00', people: 1, partnerName: null, state: 'booked' })
  expect(mine.checkinCode).not.toBe(both.checkinCode)
  const move = { institutionId: hospitalId, appointmentId: mine.appointmentId, slotId: later }
  await world.ok('booking.reschedule', move, hers)
  expect(await only(his)).toEqual(left)
  expect(await world.services.db.many(toldHim)).toEqual(before)
  expect(await world.refused('booking.get', move, his)).toBe('NOT_FOUND')
  await world.ok('booking.cancel', left, his)
  expect(await only(hers)).toMatchObject({ starts: '15:00', state: 'booked' })
  const queued = await world.services.db.many(
    sql`select 1 from message where person_id = ${wife.id} and state = 'queued' and starts_with(dedupe_key, ${`appointment:${both.appointmentId}:`})`,
  )
  expect(queued).toEqual([])
})

test('who waited together waits no more; who waits alone goes on', async () => {
  const { hers, his } = await couple()
  const full = await addSlot(world, 1, '2026-12-06', '10:00')
  const other = await couple()
  await world.ok('booking.book', { ...place, slotId: full, withPartner: false }, other.hers)
  const wish = {
    ...place,
    firstDay: '2026-12-06' as LocalDate,
    lastDay: '2026-12-06' as LocalDate,
    part: 'any',
  } as const
  await world.ok('waiting.join', { ...wish, withPartner: true }, hers)
  await world.ok('waiting.join', { ...wish, withPartner: false }, other.his)
  await world.ok('identity.unlinkPartner', {}, his)
  await world.ok('identity.unlinkPartner', {}, other.his)
  expect((await world.ok('waiting.mine', {}, hers)).items).toEqual([])
  expect((await world.ok('waiting.mine', {}, other.his)).items).toMatchObject([{ state: 'waiting' }])
})

test('places that were freed because nobody came stay free for both', async () => {
  const { hers, his } = await couple()
  const slotId = await addSlot(world, 2, '2026-11-23', '10:30')
  await world.ok('booking.book', { ...place, slotId, withPartner: true }, his)
  world.clock.set('2026-11-23', '10:46')
  expect(await releasePlaces(world.services)).toBe(1)
  await world.ok('identity.unlinkPartner', {}, hers)
  const places = await world.services.db.one<{ booked: number; freed: number }>(sql`
    select s.booked, (select count(*)::int from appointment a where a.slot_id = s.slot_id and a.released_at is not null) as freed
    from slot s where s.slot_id = ${slotId}`)
  expect(places).toEqual({ booked: 0, freed: 2 })
  world.clock.set('2026-11-23')
})
