/** Sessions that change while people stand in line for them. */
import { createClinics, resetClinics, slotAt, slotCounts, stationId } from '../../../test/clinic'
import { addPerson } from '../../../test/people'
import type { World } from '../../../test/world'
import type { LocalDate, TimeOfDay } from '../../../types/schema'
import type { Audience, SessionChange } from '../../../types/sessions'
import { sql } from '../../database/sql'

let world: World
let clerk: string
beforeAll(async () => {
  world = await createClinics()
  clerk = await world.staff('clerk', { institutionId: stationId })
})
afterAll(() => world.close())
beforeEach(() => resetClinics(world))

const day = '2026-12-01' as LocalDate
const place = { institutionId: stationId, service: 'premarital_check' } as const
const wish = { ...place, firstDay: day, lastDay: day, part: 'any', withPartner: false } as const
const one = async (sex: 'female' | 'male' = 'female') => world.accountOf((await addPerson(world, { sex })).id)
const book = async (as: string) =>
  world.ok(
    'booking.book',
    { ...place, slotId: await slotAt(world, day, '08:00', place), withPartner: false },
    as,
  )
const change = (asked: SessionChange) => world.ok('sessions.change', { change: asked, reason: '调整' }, clerk)
const entry = async (as: string) => (await world.ok('waiting.mine', {}, as)).items[0]

test('a place that is held for somebody in line is taken back with its session, and the line goes on', async () => {
  const [holder, waiting] = [await one(), await one()]
  const appointment = await book(holder)
  await world.ok('waiting.join', wish, waiting)
  await world.ok('booking.cancel', appointment, holder)
  const offered = await entry(waiting)
  if (offered === undefined) throw new Error('no entry')
  expect(offered).toMatchObject({ state: 'offered' })
  expect(await change({ kind: 'site', day, open: false })).toMatchObject({ closes: 1 })
  expect(await entry(waiting)).toMatchObject({ state: 'waiting', offer: null })
  expect(
    await world.refused(
      'waiting.accept',
      { institutionId: stationId, waitingId: offered.waitingId },
      waiting,
    ),
  ).toBe('OFFER_GONE')
  for (const { booked, people } of await slotCounts(world)) expect(booked).toBe(people)
  expect(
    await world.services.db.many(
      sql`select 1 from message where template = 'appointment.kept' and state = 'queued'`,
    ),
  ).toEqual([])
})

test('a session for women is waited for by women alone, and kept for the next of them', async () => {
  const audience: Audience = 'women'
  const session = {
    weekday: 2,
    starts: '08:00' as TimeOfDay,
    ends: '09:30' as TimeOfDay,
    capacity: 1,
    audience,
  }
  await change({ kind: 'day', service: 'premarital_check', day, sessions: [session] })
  const [she, next, he] = [await one(), await one(), await one('male')]
  const appointment = await book(she)
  expect(await world.refused('waiting.join', wish, he)).toBe('DATE_OUT_OF_RANGE')
  await world.ok('waiting.join', wish, next)
  await world.ok('booking.cancel', appointment, she)
  expect(await entry(next)).toMatchObject({ state: 'offered' })
})
