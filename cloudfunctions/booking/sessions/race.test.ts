/** A session closes while people book it: whoever got a place is told, and nobody gets one afterwards. */
import { createClinics, hospitalId, resetClinics, slotAt } from '../../../test/clinic'
import { addPerson } from '../../../test/people'
import type { World } from '../../../test/world'
import type { LocalDate } from '../../../types/schema'
import { sql } from '../../database/sql'

let world: World
let clerk: string
beforeAll(async () => {
  world = await createClinics({ connections: 8 })
  clerk = await world.staff('clerk', { institutionId: hospitalId })
})
afterAll(() => world.close())

test.each(Array.from({ length: 6 }, (_, i) => i))('whatever comes first, round %s', async round => {
  await resetClinics(world)
  const day = '2026-11-30' as LocalDate
  const slotId = await slotAt(world, day, '08:00')
  const input = {
    institutionId: hospitalId,
    slotId,
    service: 'premarital_check',
    withPartner: false,
  } as const
  const people = await Promise.all([1, 2, 3, 4].map(() => addPerson(world)))
  const accounts = await Promise.all(people.map(person => world.accountOf(person.id)))
  const close = { kind: 'site', day, open: false } as const
  const calls = accounts.map(account => () => world.call('booking.book', input, account))
  const before = calls.slice(0, round % 3)
  const beside = calls.slice(round % 3)
  await Promise.all(before.map(call => call()))
  await Promise.all([
    world.ok('sessions.change', { change: close, reason: '停电' }, clerk),
    ...beside.map(call => call()),
  ])
  const rows = await world.services.db.many<{ told: boolean }>(sql`
    select exists (select 1 from message m where m.person_id = a.person_id and m.template = 'appointment.move' and m.state = 'queued') as told
    from appointment a where a.state = 'booked'`)
  expect(rows.every(row => row.told)).toBe(true)
  const slot = await world.services.db.one<{ booked: number; capacity: number; taking: boolean }>(
    sql`select booked, capacity, taking from slot where institution_id = ${hospitalId} and slot_id = ${slotId}`,
  )
  expect(slot).toEqual({ booked: rows.length, capacity: rows.length, taking: false })
  const late = await addPerson(world)
  expect(await world.refused('booking.book', input, await world.accountOf(late.id))).toBe('SITE_CLOSED')
})
