/** A merge is not taken back when that would give a benefit twice, and nobody takes a record from another division. */
import { addPerson, type Added } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { ProgrammeCode } from '../../../types/schema'
import { sql } from '../../database/sql'
import { factsChanged } from '../../eligibility/changed'
import { voucherRoutes } from '../../vouchers/routes'
import { findDuplicates } from './find'
import { duplicateRoutes } from './routes'

let world: World
let manager: string
beforeEach(async () => {
  world = await createWorld({ ...duplicateRoutes, ...voucherRoutes })
  manager = await world.staff('manager')
})
afterEach(() => world.close())

async function twins(village = '420506001001'): Promise<[Added, Added]> {
  const same = { name: '程小满', birth: '1996-02-29', phone: '16000000001' }
  const both: [Added, Added] = [await addPerson(world, same), await addPerson(world, { ...same, village })]
  await findDuplicates(world.services, [both[1].id])
  return both
}
const merging = (keep: Added, other: Added) =>
  ({ personId: keep.id, otherId: other.id, keep: keep.id, reason: '同一人换领证件' }) as const

test('a voucher that was claimed since for the union that would go back', async () => {
  const [keep, leave] = await twins()
  const husband = await addPerson(world, { name: '任立夏', sex: 'male', birth: '1994-05-06' })
  const { db, ids, clock } = world.services
  const couple = ids.next()
  for (const [me, other] of [
    [leave.id, husband.id],
    [husband.id, leave.id],
  ])
    await db.run(sql`
      insert into couple_member (person_id, couple_id, partner_id, home_person_id, married_on, source, confirmed_at)
      values (${me}, ${couple}, ${other}, ${leave.id}, '2026-10-01', 'civil_affairs', ${clock.now()})`)
  await factsChanged(world.services, [leave.id])
  const { mergeId } = await world.ok('duplicates.merge', merging(keep, leave), manager)
  await world.ok(
    'vouchers.claim',
    { programme: 'V_PREMARITAL' as ProgrammeCode },
    await world.accountOf(keep.id),
  )
  const reply = await world.call('duplicates.unmerge', { mergeId, reason: '核对为两人' }, manager)
  expect(reply.ok ? '' : reply.error.code).toBe('MERGE_MOVED_ON')
  expect(reply.ok ? '' : reply.error.text).toContain('电子券')
})

test('a manager of one town compares, but does not merge, a record of another', async () => {
  const [mine, other] = await twins('420506009001')
  const town = await world.staff('manager', { region: '420506001' })
  await world.ok('duplicates.open', { personId: mine.id, otherId: other.id }, town)
  expect(await world.refused('duplicates.merge', merging(mine, other), town)).toBe('NOT_FOUND')
  await world.ok('duplicates.merge', merging(mine, other), manager)
})
