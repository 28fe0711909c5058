/** A merge when both records wait for the same, and when others name the record that leaves. */
import { addSlot, createClinics, hospitalId, slotCounts } from '../../../test/clinic'
import { addPerson, type Added } from '../../../test/people'
import type { World } from '../../../test/world'
import type { LocalDate, PersonId } from '../../../types/schema'
import { sql } from '../../database/sql'
import { findDuplicates } from './find'
import { duplicateRoutes } from './routes'

let world: World
let manager: string
beforeEach(async () => {
  world = await createClinics({ routes: duplicateRoutes })
  manager = await world.staff('manager')
})
afterEach(() => world.close())

async function twins(): Promise<[Added, Added]> {
  const same = { name: '程小满', birth: '1996-02-29', phone: '16000000001' }
  const both: [Added, Added] = [await addPerson(world, same), await addPerson(world, same)]
  await findDuplicates(world.services, [both[1].id])
  return both
}
const merge = (keep: Added, other: Added) =>
  world.ok(
    'duplicates.merge',
    { personId: keep.id, otherId: other.id, keep: keep.id, reason: '同一人换领证件' },
    manager,
  )

test('who waits for the same service under two records waits on where she joined first; a place held for the other goes on', async () => {
  const day = '2026-11-29' as LocalDate
  const slotId = await addSlot(world, 1, day, '10:00')
  const place = { institutionId: hospitalId, service: 'premarital_check' } as const
  const holder = await world.accountOf((await addPerson(world)).id)
  const taken = await world.ok('booking.book', { ...place, slotId, withPartner: false }, holder)
  const [keep, leave] = await twins()
  const wish = { ...place, firstDay: day, lastDay: day, part: 'any', withPartner: false } as const
  await world.ok('waiting.join', wish, await world.accountOf(leave.id))
  world.clock.advance(60)
  await world.ok('waiting.join', { ...wish, slotId }, await world.accountOf(keep.id))
  await world.ok('booking.cancel', taken, holder)
  const { mergeId } = await merge(keep, leave)
  const { items } = await world.ok('waiting.mine', {}, await world.accountOf(keep.id))
  expect(items).toMatchObject([{ state: 'offered', session: null }])
  for (const { booked, people } of await slotCounts(world)) expect(booked).toBe(people)
  await world.ok('duplicates.unmerge', { mergeId, reason: '核对为两人' }, manager)
  const entries = await world.services.db.many(sql`select person_id, state from waiting order by created_at`)
  expect(entries).toEqual([
    { person_id: leave.id, state: 'offered' },
    { person_id: keep.id, state: 'left' },
  ])
})

async function inLine(person: PersonId, askedBy: PersonId, joined: string, state = 'waiting'): Promise<void> {
  const { db, ids } = world.services
  await db.run(sql`
    insert into voucher_waiting (person_id, waiting_id, programme, subject, claimer, asked_by, period, region, joined_at, state, held_until)
    values (${person}, ${ids.next()}, 'V_TEST', 'person:2026', ${askedBy}, ${askedBy}, '2026', 420506, ${joined}, ${state},
            ${state === 'held' ? '2026-11-25T02:00:00.000Z' : null})`)
}

test('two lines for one budget become one, and the place that was held is free', async () => {
  const { db } = world.services
  const [keep, leave] = await twins()
  await db.run(
    sql`insert into quota (programme, period, region, total, used) values ('V_TEST', '2026', 420506, 1, 1)`,
  )
  await inLine(keep.id, keep.id, '2026-11-20T02:00:00.000Z')
  await inLine(leave.id, leave.id, '2026-11-21T02:00:00.000Z', 'held')
  await merge(keep, leave)
  expect(
    await db.many(sql`select state from voucher_waiting where person_id = ${keep.id} order by joined_at`),
  ).toEqual([{ state: 'waiting' }, { state: 'left' }])
  expect(await db.one(sql`select used from quota where programme = 'V_TEST'`)).toEqual({ used: 0 })
})

test('a draft of the same order under both records stays once, and a merge is not refused for it', async () => {
  const [keep, leave] = await twins()
  const { db, clock } = world.services
  await db.run(sql`
    insert into family_order (person_id, order_id, item, state, region, answers_sealed, created_at)
    values (${keep.id}, 1, 'counselling', 'draft', 420506001001, 'x', ${clock.now()}),
           (${leave.id}, 2, 'counselling', 'draft', 420506001001, 'x', ${clock.now()})`)
  await merge(keep, leave)
  expect(await db.many(sql`select person_id, state from family_order order by order_id`)).toEqual([
    { person_id: keep.id, state: 'draft' },
    { person_id: keep.id, state: 'cancelled' },
  ])
})

test('what a husband lets her read and the line in which she asked for both follow her, and go back', async () => {
  const { db, ids, clock } = world.services
  const [keep, leave] = await twins()
  const husband = await addPerson(world, { name: '任立夏', sex: 'male', birth: '1994-05-06' })
  for (const [me, other] of [
    [leave.id, husband.id],
    [husband.id, leave.id],
  ])
    await db.run(sql`
      insert into couple_member (person_id, couple_id, partner_id, home_person_id, married_on, source)
      values (${me}, 91, ${other}, ${husband.id}, '2026-10-01', 'civil_affairs')`)
  const result = ids.next()
  await db.run(sql`
    insert into exam_result (person_id, result_id, service, institution_id, examined_on, state, items_sealed, opinion_sealed,
                             entered_by, entered_at, released_by, released_at)
    values (${husband.id}, ${result}, 'premarital_check', ${hospitalId}, '2026-11-20', 'released', 'x', 'x', 'a', ${clock.now()}, 'b', ${clock.now()})`)
  await db.run(sql`
    insert into result_share (person_id, result_id, item, partner_id, shared_at)
    values (${husband.id}, ${result}, 'blood_type', ${leave.id}, ${clock.now()})`)
  await inLine(husband.id, leave.id, '2026-11-20T02:00:00.000Z')
  const named = () =>
    db.many(sql`select s.partner_id, w.asked_by, w.claimer from result_share s, voucher_waiting w`)
  const { mergeId } = await merge(keep, leave)
  expect(await named()).toEqual([{ partner_id: keep.id, asked_by: keep.id, claimer: keep.id }])
  await world.ok('duplicates.unmerge', { mergeId, reason: '核对为两人' }, manager)
  expect(await named()).toEqual([{ partner_id: leave.id, asked_by: leave.id, claimer: leave.id }])
})
