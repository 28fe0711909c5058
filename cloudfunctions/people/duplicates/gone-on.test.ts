/**
 * What a merge does not forget. It is not taken back when that would give a benefit twice, and nobody takes a record from another division.
 */
import { addPerson, type Added } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { ProgrammeCode } from '../../../types/schema'
import { sql } from '../../database/sql'
import { factsChanged } from '../../eligibility/changed'
import { enqueueFirstContacts } from '../../eligibility/first-contact'
import { feedbackRoutes } from '../../feedback/routes'
import { guidanceRoutes } from '../../guidance/routes'
import { voucherRoutes } from '../../vouchers/routes'
import { findDuplicates } from './find'
import { duplicateRoutes } from './routes'

let world: World
let manager: string
beforeEach(async () => {
  world = await createWorld({ ...duplicateRoutes, ...voucherRoutes, ...guidanceRoutes, ...feedbackRoutes })
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

async function married(wife: Added): Promise<void> {
  const husband = await addPerson(world, { name: '任立夏', sex: 'male', birth: '1994-05-06' })
  const { db, ids, clock } = world.services
  const couple = ids.next()
  for (const [me, other] of [
    [wife.id, husband.id],
    [husband.id, wife.id],
  ])
    await db.run(sql`
      insert into couple_member (person_id, couple_id, partner_id, home_person_id, married_on, source, confirmed_at)
      values (${me}, ${couple}, ${other}, ${wife.id}, '2026-10-01', 'civil_affairs', ${clock.now()})`)
  await factsChanged(world.services, [wife.id])
}
const premarital = { programme: 'V_PREMARITAL' as ProgrammeCode }

test('what she declined and answered is not asked of the survivor again, and no first contact is made twice', async () => {
  const [keep, leave] = await twins()
  await married(leave)
  const { db, clock } = world.services
  await enqueueFirstContacts(world.services)
  const contacts = async () =>
    db.many(sql`select 1 from message where kind = 'service' and person_id in (${keep.id}, ${leave.id})`)
  expect(await contacts()).toHaveLength(1)
  await db.run(sql`update message set state = 'sent', sent_at = ${clock.now()} where person_id = ${leave.id}`)
  await db.run(sql`
    insert into visit_subject (person_id, since, region, contraception, contraception_on)
    values (${leave.id}, '2026-11-01', 420506001001, 'iud', '2026-11-01')
    on conflict (person_id) do update set contraception = 'iud', contraception_on = '2026-11-01'`)
  const worker = await world.staff('health_worker')
  const line = (await world.ok('lists.service', premarital, worker)).items.find(({ ref }) =>
    ref.startsWith(leave.id),
  )
  if (line === undefined) throw new Error('no line')
  await world.ok('lists.contact', { ref: line.ref, outcome: 'declined', note: '不需要' }, worker)

  const { mergeId } = await world.ok('duplicates.merge', merging(keep, leave), manager)
  await enqueueFirstContacts(world.services)
  expect(await contacts()).toHaveLength(1)
  const states = await db.many(
    sql`select state from guidance where person_id = ${keep.id} and programme = 'V_PREMARITAL'`,
  )
  expect(states).toEqual([{ state: 'declined' }])
  const method = (id: string) => sql`select contraception from visit_subject where person_id = ${id}`
  expect(await db.many(method(keep.id))).toEqual([{ contraception: 'iud' }])
  await world.ok('duplicates.unmerge', { mergeId, reason: '核对为两人' }, manager)
  expect(await db.many(method(leave.id))).toEqual([{ contraception: 'iud' }])
})

test('a voucher that was claimed since for the union that would go back', async () => {
  const [keep, leave] = await twins()
  await married(leave)
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
