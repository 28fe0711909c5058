/** The notice of the year after: tried, published, followed by the sessions, not undone by the next publication of the pack. */
import { createClinics, hospitalId, resetClinics, slotAt } from '../../../test/clinic'
import { addPerson } from '../../../test/people'
import type { World } from '../../../test/world'
import { holidaysInForce } from '../../catalogue/holidays'
import { publishCity } from '../../catalogue/publish'
import { sql } from '../../database/sql'
import { bookingNight } from '../night'

let world: World
let manager: string
beforeAll(async () => {
  world = await createClinics()
  manager = await world.staff('manager')
})
afterAll(() => world.close())
beforeEach(() => resetClinics(world))

/** Invented, like a real one: the 2nd and 3rd are added to New Year, Sunday the 10th is worked. */
const text = [
  '2027-01-01~2027-01-04,休,元旦',
  '2027-01-10,班,元旦',
  '2027-02-05~2027-02-11,休,春节',
  '2027-05-01~2027-05-05,休,劳动节',
].join('\n')
const notice = { year: 2027, text }
const held = (on: string) =>
  world.services.db
    .many<{ starts: string }>(
      sql`select starts from slot where institution_id = ${hospitalId} and service = 'premarital_check' and day = ${on} and taking order by starts`,
    )
    .then(rows => rows.map(row => row.starts))

test('in November the next year is missing until its notice is published', async () => {
  expect(await world.ok('holidays.year', { year: 2026 }, manager)).toMatchObject({
    complete: true,
    version: null,
    missing: 2027,
  })
  expect(await world.ok('holidays.year', { year: 2027 }, manager)).toMatchObject({ complete: false })
  await world.ok('holidays.publish', notice, manager)
  const after = await world.ok('holidays.year', { year: 2027 }, manager)
  expect(after).toMatchObject({
    complete: true,
    version: 1,
    missing: null,
    publishedBy: expect.any(String) as string,
  })
  expect(after.days).toHaveLength(17)
  world.clock.set('2026-10-31')
  expect(await world.ok('holidays.year', { year: 2026 }, manager)).toMatchObject({ missing: null })
})

test('a dry run says what changes and whom it touches, and changes nothing; then the sessions follow', async () => {
  const she = await addPerson(world)
  const as = await world.accountOf(she.id)
  const slotId = await slotAt(world, '2027-01-04', '08:00')
  const { appointmentId } = await world.ok(
    'booking.book',
    { institutionId: hospitalId, slotId, service: 'premarital_check', withPartner: false },
    as,
  )
  const tried = await world.ok('holidays.preview', notice, manager)
  expect(tried).toMatchObject({ faults: [], off: 16, work: 1 })
  expect(tried.added.map(one => one.day)).toEqual(expect.arrayContaining(['2027-01-02', '2027-01-10']))
  expect(tried.removed.map(one => one.day)).toEqual(expect.arrayContaining(['2027-10-01']))
  expect(tried.effect).toMatchObject({ people: 1, touched: [{ day: '2027-01-04', starts: '08:00' }] })
  expect(await held('2027-01-04')).toEqual(['08:00', '14:00'])
  expect(await world.ok('holidays.publish', notice, manager)).toEqual({ version: 1, effect: tried.effect })
  expect(await held('2027-01-04')).toEqual([])
  expect(await held('2027-01-10')).toEqual(['08:00', '14:00'])
  expect(await world.ok('booking.get', { institutionId: hospitalId, appointmentId }, as)).toMatchObject({
    toMove: true,
  })
})

test('the next publication of the pack leaves an imported year alone; a correction is the next version', async () => {
  await world.ok('holidays.publish', notice, manager)
  await publishCity(world.services.db, world.services.city)
  const days = async () => (await holidaysInForce(world.services)).filter(one => one.day.startsWith('2027'))
  expect(await days()).toHaveLength(17)
  expect((await holidaysInForce(world.services)).some(one => one.day === '2026-10-01')).toBe(true)
  const corrected = { ...notice, text: `${text}\n2027-10-01~2027-10-03,休,国庆节` }
  expect(await world.ok('holidays.publish', corrected, manager)).toMatchObject({ version: 2 })
  expect(await days()).toHaveLength(20)
  expect(await world.services.db.many(sql`select 1 from holiday_notice`)).toHaveLength(2)
})

test('a notice with faults is not published; a manager of one town leaves it to the city', async () => {
  const reply = await world.call('holidays.publish', { year: 2027, text: '2027-01-01,玩,元旦' }, manager)
  expect(reply).toMatchObject({
    ok: false,
    error: { fields: [{ path: 'text', text: '第1行: “玩”不明确,请写“休”或“班”' }] },
  })
  expect(
    (await world.ok('holidays.preview', { year: 2027, text: '2027-01-01,玩,元旦' }, manager)).faults,
  ).toHaveLength(1)
  const town = await world.staff('manager', { region: '420506001' })
  expect(await world.refused('holidays.publish', notice, town)).toBe('FORBIDDEN')
  const clerk = await world.staff('clerk', { institutionId: hospitalId })
  expect(await world.refused('holidays.year', { year: 2027 }, clerk)).toBe('FORBIDDEN')
})

test('the night says in its log that the year is missing', async () => {
  const events: unknown[] = []
  const log = {
    info: (event: string, fields?: object) => void events.push({ event, ...fields }),
    error: () => undefined,
  }
  await bookingNight({ ...world.services, log })
  expect(events).toContainEqual({ event: 'holidays missing', year: 2027 })
})
