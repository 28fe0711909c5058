import { createClinics, hospitalId, resetClinics, slotAt } from '../../../test/clinic'
import { addPerson } from '../../../test/people'
import type { World } from '../../../test/world'
import type { HelperId } from '../../../types/helpers'
import { sql } from '../../database/sql'
import { identityRoutes } from '../../identity/routes'

let world: World
beforeAll(async () => {
  world = await createClinics({ connections: 8, routes: identityRoutes })
})
afterAll(() => world.close())
beforeEach(async () => {
  await resetClinics(world)
  await world.services.db.script('truncate helper, helper_booking')
})

const service = 'premarital_check' as const
const one = async () => {
  const person = await addPerson(world)
  return { ...person, account: await world.accountOf(person.id) }
}
const mandated = async () => {
  const [her, helper] = [await one(), await one()]
  const { code } = await world.ok('helpers.ask', { days: 90 }, her.account)
  const { helperId } = await world.ok('helpers.accept', { code: code?.text ?? '' }, helper.account)
  return { her, helper, helperId }
}
const place = async (day = '2026-11-25', starts = '08:00') => ({
  institutionId: hospitalId,
  service,
  slotId: await slotAt(world, day, starts),
})
const book = async (helperId: HelperId, account: string) =>
  world.ok('helpers.book', { helperId, ...(await place()) }, account)

test('she gives a code, the relative takes it up, and each sees the other with a masked name until the day', async () => {
  const [her, helper] = [await one(), await one()]
  const asked = await world.ok('helpers.ask', { days: 30 }, her.account)
  expect(asked).toMatchObject({
    name: null,
    until: '2026-12-23',
    code: { until: '2026-11-24T02:00:00.000Z' },
  })
  const code = asked.code?.text ?? ''
  const typed = ` ${code.toLowerCase()} `
  expect(await world.ok('helpers.accept', { code: typed }, helper.account)).toMatchObject({
    until: '2026-12-23',
    booked: [],
  })
  const { mine } = await world.ok('helpers.mine', {}, her.account)
  expect(mine).toMatchObject([{ helperId: asked.helperId, code: null }])
  expect(mine[0]?.name).toContain('*')
  expect((await world.ok('helpers.mine', {}, helper.account)).others).toMatchObject([
    { helperId: asked.helperId },
  ])
  expect(await world.refused('helpers.accept', { code }, (await one()).account)).toBe('INVITATION_UNKNOWN')
})

test('what the helper books is hers: she has the appointment and the message, both records have the line', async () => {
  const { her, helper, helperId } = await mandated()
  const made = await book(helperId, helper.account)
  expect(made).toMatchObject({ day: '2026-11-25', starts: '08:00', canCancel: true })
  expect((await world.ok('booking.mine', {}, her.account)).items).toMatchObject([
    { appointmentId: made.appointmentId },
  ])
  expect((await world.ok('booking.mine', {}, helper.account)).items).toEqual([])
  expect(await world.refused('booking.get', made, helper.account)).toBe('NOT_FOUND')
  expect(
    await world.services.db.many(
      sql`select distinct person_id from message where template = 'appointment.booked'`,
    ),
  ).toEqual([{ person_id: her.id }])
  expect((await world.ok('helpers.mine', {}, helper.account)).others).toMatchObject([{ booked: [made] }])
  const [hers] = (await world.ok('identity.readers', {}, her.account)).items
  expect(hers).toMatchObject({ who: '您授权的亲友', what: '代为预约' })
  const [helpers] = (await world.ok('identity.readers', {}, helper.account)).items
  expect(helpers).toMatchObject({ who: '本人', what: '代为预约' })
  await world.ok('helpers.cancel', { helperId, ...made }, helper.account)
  expect((await world.ok('booking.mine', {}, her.account)).items).toMatchObject([{ state: 'cancelled' }])
  expect(await world.refused('helpers.cancel', { helperId, ...made }, helper.account)).toBe(
    'APPOINTMENT_CLOSED',
  )
})

test('what she booked herself is not seen and not cancelled by the helper', async () => {
  const { her, helper, helperId } = await mandated()
  const own = await world.ok('booking.book', { ...(await place()), withPartner: false }, her.account)
  expect((await world.ok('helpers.mine', {}, helper.account)).others).toMatchObject([{ booked: [] }])
  expect(await world.refused('helpers.cancel', { helperId, ...own }, helper.account)).toBe('NOT_FOUND')
  expect(await world.refused('helpers.book', { helperId, ...(await place()) }, helper.account)).toBe(
    'ALREADY_BOOKED',
  )
})

test('a mandate ends silently and at once, by either; one that ran out or is another’s counts for nothing', async () => {
  const { her, helper, helperId } = await mandated()
  const stranger = await one()
  expect(await world.refused('helpers.book', { helperId, ...(await place()) }, stranger.account)).toBe(
    'PROXY_NOT_AUTH',
  )
  expect(await world.refused('helpers.end', { helperId }, stranger.account)).toBe('NOT_FOUND')
  const before = await world.services.db.many(sql`select 1 from audit where person_id = ${helper.id}`)
  await world.ok('helpers.end', { helperId }, her.account)
  expect(await world.services.db.many(sql`select 1 from audit where person_id = ${helper.id}`)).toEqual(
    before,
  )
  expect(await world.services.db.many(sql`select 1 from message where person_id = ${helper.id}`)).toEqual([])
  expect((await world.ok('helpers.mine', {}, helper.account)).others).toEqual([])
  expect(await world.refused('helpers.book', { helperId, ...(await place()) }, helper.account)).toBe(
    'PROXY_NOT_AUTH',
  )
  const other = await mandated()
  world.clock.set('2027-02-22')
  expect(
    await world.refused(
      'helpers.cancel',
      { helperId: other.helperId, institutionId: hospitalId, appointmentId: '1' as never },
      other.helper.account,
    ),
  ).toBe('PROXY_NOT_AUTH')
})

test('three at most, nobody twice, nobody herself, and a code lives a day', async () => {
  const { her, helper } = await mandated()
  const ask = () => world.ok('helpers.ask', { days: 365 }, her.account)
  const { code } = await ask()
  expect(await world.refused('helpers.accept', { code: code?.text ?? '' }, her.account)).toBe(
    'OWN_INVITATION',
  )
  expect(await world.refused('helpers.accept', { code: code?.text ?? '' }, helper.account)).toBe(
    'ALREADY_LINKED',
  )
  await ask()
  expect(await world.refused('helpers.ask', { days: 30 }, her.account)).toBe('HELPERS_FULL')
  world.clock.set('2026-11-24', '10:00')
  expect(await world.refused('helpers.accept', { code: code?.text ?? '' }, (await one()).account)).toBe(
    'INVITATION_UNKNOWN',
  )
  expect((await world.ok('helpers.mine', {}, her.account)).mine).toHaveLength(1)
  const both = await Promise.all([1, 2, 3].map(() => world.call('helpers.ask', { days: 30 }, her.account)))
  expect(both.filter(reply => reply.ok).length).toBeLessThanOrEqual(2)
  expect((await world.ok('helpers.mine', {}, her.account)).mine.length).toBeLessThanOrEqual(3)
})

test('the database gives no mandate to oneself and no fourth one', async () => {
  const { db, ids, clock } = world.services
  const { her, helperId } = await mandated()
  await expect(
    db.run(sql`update helper set helper_person_id = person_id where helper_id = ${helperId}`),
  ).rejects.toMatchObject({ constraint: 'helper_not_self' })
  const put = (place: number) =>
    db.run(sql`
      insert into helper (person_id, helper_id, place, code_index, state, asked_at, code_until, until_day)
      values (${her.id}, ${ids.next()}, ${place}, 'x', 'asked', ${clock.now()}, ${clock.now()}, '2026-12-01')`)
  await expect(put(1)).rejects.toMatchObject({ constraint: 'helper_place' })
  await expect(put(4)).rejects.toMatchObject({ constraint: 'helper_place_check' })
})
