import { addSlot, createClinics, hospitalId, resetClinics, slotAt } from '../../../test/clinic'
import { addCouple, addPerson } from '../../../test/people'
import type { World } from '../../../test/world'
import type { PersonId } from '../../../types/schema'
import { counterRoutes } from '../../counter/routes'
import { sql } from '../../database/sql'
import { addDays } from '../../eligibility/rules/calendar'
import { evidenceRoutes } from '../../evidence/routes'
import { today } from '../../platform/clock'
import { bookingNight } from '../night'

let world: World
let clerk: string
beforeAll(async () => {
  world = await createClinics({ routes: { ...evidenceRoutes, ...counterRoutes } })
  clerk = await world.staff('clerk', { institutionId: hospitalId })
})
afterAll(() => world.close())
beforeEach(async () => {
  await resetClinics(world)
  await world.services.db.script('truncate task')
})

const place = { institutionId: hospitalId, service: 'premarital_check' } as const
const one = async () => {
  const person = await addPerson(world)
  return { ...person, account: await world.accountOf(person.id) }
}
const here = async ({ name, number }: { name: string; number: string }) => {
  const { people } = await world.ok('evidence.findByNumber', { name, number }, clerk)
  return people[0]?.personId as PersonId
}
/** Books for the day, does not come, and the night passes. */
async function miss(account: string, day: string, withPartner = false) {
  const slotId = await addSlot(world, 9, day, '16:00')
  await world.ok('booking.book', { ...place, slotId, withPartner }, account)
  world.clock.set(addDays(day as never, 1), '02:00')
  return bookingNight(world.services)
}
const missThree = async (account: string) => {
  await miss(account, '2026-11-25')
  await miss(account, '2026-11-26')
  return miss(account, '2026-11-27')
}
const tasks = (id: PersonId) =>
  world.services.db.many(sql`select kind, due_on, state from task where person_id = ${id}`)

test('three sessions missed in 90 days: a call, and booking at the counter for 30 days; told with the day on which it ends', async () => {
  const her = await one()
  expect(await miss(her.account, '2026-11-25')).toMatchObject({ missed: 1, paused: 0 })
  await miss(her.account, '2026-11-26')
  expect(await world.ok('absence.mine', {}, her.account)).toEqual({ pause: null })
  expect(await miss(her.account, '2026-11-27')).toMatchObject({ paused: 1 })
  expect(await bookingNight(world.services)).toMatchObject({ paused: 0 })
  expect(await tasks(her.id)).toEqual([{ kind: 'phone_reminder', due_on: '2026-12-01', state: 'open' }])
  world.clock.set('2026-11-28', '10:00')
  expect(await world.ok('absence.mine', {}, her.account)).toEqual({
    pause: { missed: 3, again: '2026-12-28' },
  })
  const slotId = await addSlot(world, 3, '2026-12-27', '10:00')
  const reply = await world.call('booking.book', { ...place, slotId, withPartner: false }, her.account)
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'COUNTER_ONLY', text: expect.stringContaining('12月28日起') as string },
  })
  const wish = {
    ...place,
    firstDay: addDays(today(world.services.clock), 5),
    lastDay: addDays(today(world.services.clock), 6),
  }
  expect(await world.refused('waiting.join', { ...wish, part: 'any', withPartner: false }, her.account)).toBe(
    'COUNTER_ONLY',
  )
  // At the counter she books like anybody.
  await world.ok('counter.book', { personId: await here(her), service: place.service, slotId }, clerk)
})

test('it ends by itself, and what was counted is not counted again', async () => {
  const her = await one()
  await missThree(her.account)
  world.clock.set('2026-12-28', '10:00')
  await bookingNight(world.services)
  expect(await world.ok('absence.mine', {}, her.account)).toEqual({ pause: null })
  const again = await miss(her.account, '2026-12-30')
  expect(again).toMatchObject({ missed: 1, paused: 0 })
})

test('never for a pregnancy: nothing of it is paused, and missing it does not count', async () => {
  const her = await one()
  await missThree(her.account)
  world.clock.set('2026-11-30', '08:00')
  const service = 'antenatal_visit' as const
  const book = async (account: string, day: string) =>
    world.ok(
      'booking.book',
      {
        institutionId: hospitalId,
        service,
        slotId: await slotAt(world, day, '09:00', { service }),
        withPartner: false,
      },
      account,
    )
  expect(await book(her.account, '2026-12-01')).toMatchObject({ state: 'booked' })
  const other = await one()
  for (const day of ['2026-12-02', '2026-12-03', '2026-12-04']) {
    await book(other.account, day)
    world.clock.set(addDays(day as never, 1), '02:00')
    expect(await bookingNight(world.services)).toMatchObject({ paused: 0 })
  }
})

test('the pause is hers alone: the partner books for both, and hears nothing of it', async () => {
  const { wife, husband } = await addCouple(world)
  await missThree(await world.accountOf(wife.id))
  world.clock.set('2026-11-30', '10:00')
  const him = await world.accountOf(husband.id)
  const slotId = await addSlot(world, 3, '2026-12-10', '10:00')
  expect(await world.ok('absence.mine', {}, him)).toEqual({ pause: null })
  expect(await world.ok('booking.book', { ...place, slotId, withPartner: true }, him)).toMatchObject({
    people: 2,
  })
})

test('a clerk who found her lifts it with a reason that is kept sealed; nobody else sees or lifts it', async () => {
  const her = await one()
  await missThree(her.account)
  world.clock.set('2026-11-30', '10:00')
  const reason = '家中老人住院,来不了'
  expect(await world.refused('absence.view', { personId: her.id }, clerk)).toBe('NOT_FOUND')
  expect(await world.refused('absence.lift', { personId: her.id, reason }, clerk)).toBe('NOT_FOUND')
  expect(
    await world.refused('absence.lift', { personId: her.id, reason }, await world.staff('manager')),
  ).toBe('FORBIDDEN')
  const personId = await here(her)
  expect(await world.ok('absence.view', { personId }, clerk)).toEqual({
    pause: { missed: 3, again: '2026-12-28' },
  })
  expect(await world.refused('absence.lift', { personId, reason: ' ' }, clerk)).toBe('INVALID_INPUT')
  await world.ok('absence.lift', { personId, reason }, clerk)
  expect(await world.refused('absence.lift', { personId, reason }, clerk)).toBe('NOT_FOUND')
  const { pause_id, reason_sealed } = await world.services.db.one<{
    pause_id: string
    reason_sealed: Buffer
  }>(sql`select pause_id, reason_sealed from booking_pause where person_id = ${her.id}`)
  expect(world.services.vault.open(reason_sealed, `booking_pause.reason:${pause_id}`)).toBe(reason)
  expect(await world.ok('absence.mine', {}, her.account)).toEqual({ pause: null })
  // The next night counts nothing that led to it.
  world.clock.set('2026-12-01', '02:00')
  expect(await bookingNight(world.services)).toMatchObject({ paused: 0 })
  expect(
    await world.services.db.many(
      sql`select 1 from audit where action = 'absence.lift' and person_id = ${her.id}`,
    ),
  ).toHaveLength(1)
})

test('the database keeps no pause without three absences, and no lifting without a reason', async () => {
  const { db, ids, clock } = world.services
  const { id } = await one()
  const put = (missed: number, lifted: string | null) =>
    db.run(sql`
      insert into booking_pause (person_id, pause_id, from_day, until_day, missed, lifted_at, lifted_by)
      values (${id}, ${ids.next()}, '2026-11-23', '2026-12-22', ${missed}, ${lifted}, ${lifted === null ? null : 'x'})`)
  await expect(put(2, null)).rejects.toMatchObject({ constraint: 'booking_pause_missed_check' })
  await expect(put(3, clock.now())).rejects.toMatchObject({ constraint: 'booking_pause_lifted' })
})
