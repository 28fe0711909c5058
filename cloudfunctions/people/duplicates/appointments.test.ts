/** A merge and its way back when both records have appointments. */
import { licensed } from '../../../catalog/licences'
import { hospital, hospitalId, slotAt, slotCounts, station, strayAttendances } from '../../../test/clinic'
import { addPerson, type Added } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { ServiceCode } from '../../../types/schema'
import { openSlots } from '../../booking/open-slots'
import { bookingRoutes } from '../../booking/routes'
import { sql } from '../../database/sql'
import { findDuplicates } from './find'
import { duplicateRoutes } from './routes'

let world: World
let manager: string
beforeEach(async () => {
  world = await createWorld(
    { ...bookingRoutes, ...duplicateRoutes },
    { city: { institutions: [hospital, station].map(licensed) } },
  )
  await openSlots(world.services)
  manager = await world.staff('manager')
})
afterEach(() => world.close())

async function twins(): Promise<[Added, Added]> {
  const same = { name: '程小满', birth: '1996-02-29', phone: '16000000001' }
  const both: [Added, Added] = [await addPerson(world, same), await addPerson(world, same)]
  await findDuplicates(world.services, [both[1].id])
  return both
}
async function book(who: Added, service: string, starts: string): Promise<void> {
  const code = service as ServiceCode
  const slotId = await slotAt(world, '2026-11-25', starts, { service: code })
  const input = { institutionId: hospitalId, slotId, service: code, withPartner: false }
  await world.ok('booking.book', input, await world.accountOf(who.id))
}
const appointments = (): Promise<unknown[]> =>
  world.services.db.many(sql`
    select a.appointment_id, a.person_id, a.service, a.state, a.checkin_code_index from appointment a order by 1`)
const merging = (keep: Added, other: Added) =>
  ({ personId: keep.id, otherId: other.id, keep: keep.id, reason: '同一人换领证件' }) as const

test('different services on each: the survivor has both, her places are the same, and back they go', async () => {
  const [first, second] = await twins()
  await book(first, 'premarital_check', '08:00')
  await book(second, 'ultrasound', '09:00')
  const before = { appointments: await appointments(), slots: await slotCounts(world) }
  const { mergeId } = await world.ok('duplicates.merge', merging(first, second), manager)
  const { items } = await world.ok('booking.mine', {}, await world.accountOf(first.id))
  expect(items.map(({ service }) => service).sort()).toEqual(['premarital_check', 'ultrasound'])
  expect(await slotCounts(world)).toEqual(before.slots)
  expect(await strayAttendances(world)).toEqual([])

  await world.ok('duplicates.unmerge', { mergeId, reason: '核对为两人' }, manager)
  expect({ appointments: await appointments(), slots: await slotCounts(world) }).toEqual(before)
  expect(await strayAttendances(world)).toEqual([])
})

test('the same service booked on each is for a human: no place vanishes', async () => {
  const [first, second] = await twins()
  await book(first, 'premarital_check', '08:00')
  await book(second, 'premarital_check', '14:00')
  const before = { appointments: await appointments(), slots: await slotCounts(world) }
  const reply = await world.call('duplicates.merge', merging(first, second), manager)
  expect(reply.ok ? '' : reply.error.text).toContain('预约了同一项服务')
  expect({ appointments: await appointments(), slots: await slotCounts(world) }).toEqual(before)
})

test('an appointment that is cancelled after the merge is not brought back by taking it back', async () => {
  const [first, second] = await twins()
  await book(second, 'ultrasound', '09:00')
  const { mergeId } = await world.ok('duplicates.merge', merging(first, second), manager)
  const account = await world.accountOf(first.id)
  const [mine] = (await world.ok('booking.mine', {}, account)).items
  if (mine === undefined) throw new Error('the appointment did not come along')
  await world.ok('booking.cancel', { institutionId: hospitalId, appointmentId: mine.appointmentId }, account)
  expect(await world.refused('duplicates.unmerge', { mergeId, reason: '核对为两人' }, manager)).toBe(
    'MERGE_MOVED_ON',
  )
  expect((await slotCounts(world)).map(({ booked, people }) => [booked, people])).toEqual([[0, 0]])
})
