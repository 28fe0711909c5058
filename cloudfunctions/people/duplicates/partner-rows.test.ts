/** What the partner of a merged person shared, waits for and has booked stays hers and his. */
import { addCouple, addPerson } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { MergeId } from '../../../types/imports'
import type { PersonId } from '../../../types/schema'
import { sql } from '../../database/sql'
import { mergePeople } from './merge'
import { duplicateRoutes } from './routes'

let world: World
let manager: string
beforeAll(async () => {
  world = await createWorld(duplicateRoutes)
  manager = await world.staff('manager')
})
afterAll(() => world.close())

const merged = (keep: PersonId, leave: PersonId): Promise<MergeId> =>
  world.services.db.tx(tx =>
    mergePeople(
      { ...world.services, db: tx },
      { keep, leave, accountKey: manager, reason: '同一人换领证件' },
    ),
  )
const unmerge = (mergeId: MergeId) =>
  world.ok('duplicates.unmerge', { mergeId, reason: '核对为两人' }, manager)

test('the partner who was merged reads what was shared, and waits in the line, and all of it comes back', async () => {
  const { wife, husband } = await addCouple(world)
  const keep = await addPerson(world, { sex: 'male', birth: '1994-05-06' })
  const { db, clock } = world.services
  const at = clock.now()
  await db.run(sql`
    insert into exam_result (person_id, result_id, service, institution_id, examined_on, state, items_sealed, opinion_sealed, entered_by, entered_at)
    values (${wife.id}, 51, 'premarital_check', 4205060001, '2026-11-20', 'entered', 'x', 'x', 'x', ${at})`)
  await db.run(sql`
    insert into result_share (person_id, result_id, item, partner_id, shared_at)
    values (${wife.id}, 51, 'haemoglobin', ${husband.id}, ${at})`)
  await db.run(sql`
    insert into voucher_waiting (person_id, waiting_id, programme, subject, claimer, asked_by, period, region, joined_at, state)
    values (${wife.id}, 61, 'V_PREMARITAL', 'couple:1', ${husband.id}, ${husband.id}, '2026', 420506, ${at}, 'waiting')`)
  const named = () =>
    db.one(sql`
      select (select partner_id from result_share where result_id = 51) as reads, w.claimer, w.asked_by
      from voucher_waiting w where waiting_id = 61`)
  const before = await named()
  const mergeId = await merged(keep.id, husband.id)
  expect(await named()).toEqual({ reads: keep.id, claimer: keep.id, asked_by: keep.id })
  await unmerge(mergeId)
  expect(await named()).toEqual(before)
})

test('a booked voucher that a merge closed is booked again when the merge is taken back', async () => {
  const [keep, leave] = [await addPerson(world), await addPerson(world)]
  const { db } = world.services
  await db.run(sql`
    insert into quota (programme, period, region, total, used) values ('V_TEST', '2026', 420506, 10, 2)`)
  for (const [id, person, day] of [
    [71, keep.id, '2026-11-10'],
    [72, leave.id, '2026-11-11'],
  ])
    await db.run(sql`
      insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, step, code_index, code_sealed, claimed_by,
                           claimed_at, valid_from, valid_until, quota_period, quota_region)
      values (${person}, ${id}, 'V_TEST', 1, 'person:2026', 'claimed', 'booked', ${Buffer.from(String(id))}, 'b', ${person},
              ${day}, '2026-11-01', '2026-12-31', '2026', 420506)`)
  const vouchers = () =>
    db.many(sql`select voucher_id, person_id, state, step from voucher order by voucher_id`)
  const before = await vouchers()
  const mergeId = await merged(keep.id, leave.id)
  expect(await vouchers()).toMatchObject([
    { state: 'claimed', step: 'booked' },
    { state: 'closed', step: null },
  ])
  await unmerge(mergeId)
  expect(await vouchers()).toEqual(before)
})
