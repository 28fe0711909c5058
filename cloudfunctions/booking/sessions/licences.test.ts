/** A service that needs a licence is held only on days that one covers; an end never loses anybody silently. */
import { createClinics, hospitalId, resetClinics, slotAt, stationId } from '../../../test/clinic'
import { addPerson } from '../../../test/people'
import type { World } from '../../../test/world'
import type { LicenceChange } from '../../../types/licences'
import type { LocalDate } from '../../../types/schema'
import { publishCity } from '../../catalogue/publish'
import { ConstraintError } from '../../database/driver-error'
import { sql } from '../../database/sql'
import { openSlots } from '../open-slots'

let world: World
let manager: string
beforeAll(async () => {
  world = await createClinics()
  manager = await world.staff('manager')
})
afterAll(() => world.close())
beforeEach(() => resetClinics(world))

const day = (text: string) => text as LocalDate
const held = (on: string, service = 'premarital_check') =>
  world.services.db
    .many(
      sql`select 1 from slot where institution_id = ${hospitalId} and service = ${service} and day = ${on} and taking`,
    )
    .then(rows => rows.length)
async function licence() {
  const { items } = await world.ok('licences.list', {}, manager)
  const row = items.find(one => one.institutionId === hospitalId)
  if (!row?.held) throw new Error('no licence')
  return row.held
}
const change = (one: LicenceChange) =>
  world.ok('licences.change', { institutionId: hospitalId, change: one }, manager)
const renewal = {
  kind: 'record',
  capability: 'premarital',
  number: '许可示例-新',
  issuedBy: '区卫生健康局',
  from: day('2026-12-10'),
  to: day('2029-12-09'),
} as const

test('the list tells what each institution needs and when its licence ends', async () => {
  const { items } = await world.ok('licences.list', {}, manager)
  expect(items.map(one => [one.institutionId, one.capability, one.held?.to])).toEqual([
    [hospitalId, 'premarital', '2028-12-31'],
    [stationId, 'premarital', '2028-12-31'],
  ])
  const clerk = await world.staff('clerk', { institutionId: stationId })
  expect((await world.ok('licences.list', {}, clerk)).items).toHaveLength(1)
})

test('a lost licence: sessions from the next day on close, who has booked is asked to move, the rest goes on', async () => {
  const she = await addPerson(world)
  const as = await world.accountOf(she.id)
  const slotId = await slotAt(world, '2026-12-07', '08:00')
  const { appointmentId } = await world.ok(
    'booking.book',
    { institutionId: hospitalId, slotId, service: 'premarital_check', withPartner: false },
    as,
  )
  const { licenceId } = await licence()
  const end = { kind: 'end', licenceId, to: day('2026-11-30') } as const
  const looked = await world.ok('licences.preview', { institutionId: hospitalId, change: end }, manager)
  expect(looked).toMatchObject({ people: 1, opens: 0 })
  expect(await held('2026-12-07')).toBe(2)
  expect(await change(end)).toEqual(looked)
  expect([
    await held('2026-11-30'),
    await held('2026-12-07'),
    await held('2026-12-07', 'antenatal_visit'),
  ]).toEqual([2, 0, 1])
  const mine = { institutionId: hospitalId, appointmentId }
  expect(await world.ok('booking.get', mine, as)).toMatchObject({ state: 'booked', toMove: true })
  const late = {
    institutionId: hospitalId,
    slotId: await slotAt(world, '2026-12-08', '08:00'),
    service: 'premarital_check',
    withPartner: false,
  } as const
  const other = await addPerson(world)
  expect(await world.refused('booking.book', late, await world.accountOf(other.id))).toBe('SITE_CLOSED')
})

test('a renewal opens its days again, and the appointments on them stand', async () => {
  await change({ kind: 'end', licenceId: (await licence()).licenceId, to: day('2026-11-30') })
  expect(await change(renewal)).toMatchObject({ people: 0, closes: 0 })
  expect([await held('2026-12-09'), await held('2026-12-10')]).toEqual([0, 2])
  expect(await licence()).toMatchObject({ number: '许可示例-新', daysLeft: 1112 })
})

test('what a manager recorded outlives the next publication of the pack', async () => {
  await change({ kind: 'end', licenceId: (await licence()).licenceId, to: day('2026-11-30') })
  await publishCity(world.services.db, world.services.city)
  expect(await openSlots(world.services)).toMatchObject({ opened: 0, changed: 0 })
  expect(await held('2026-12-07')).toBe(0)
})

test('an institution that never had one holds no session of that service', async () => {
  await world.services.db.run(sql`delete from licence where institution_id = ${hospitalId}`)
  await openSlots(world.services)
  expect([await held('2026-12-07'), await held('2026-12-07', 'ultrasound')]).toEqual([0, 1])
  const { items } = await world.ok('licences.list', {}, manager)
  expect(items[0]).toMatchObject({ institutionId: hospitalId, held: null })
})

test('what is refused', async () => {
  const ask = (one: LicenceChange, as = manager) =>
    world.refused('licences.change', { institutionId: hospitalId, change: one }, as)
  const { number } = await licence()
  expect(await ask({ ...renewal, number, from: day('2026-01-01') })).toBe('LICENCE_KNOWN')
  expect(await ask({ ...renewal, to: day('2026-12-01') })).toBe('INVALID_INPUT')
  expect(await ask({ ...renewal, capability: 'ultrasound' })).toBe('SITE_NO_CAPABILITY')
  expect(await ask({ kind: 'end', licenceId: '99' as never, to: day('2026-12-01') })).toBe('NOT_FOUND')
  expect(await ask(renewal, await world.staff('manager', { region: '420111' }))).toBe('NOT_FOUND')
  expect(await ask(renewal, await world.staff('clerk', { institutionId: hospitalId }))).toBe('FORBIDDEN')
  await expect(world.services.db.run(sql`update licence set valid_to = valid_from - 1`)).rejects.toThrow(
    ConstraintError,
  )
})
