/** The review of duplicates: found by the import, looked at side by side, merged, taken back. */
import { csvOf, importFile } from '../../../test/import-by-screen'
import { addPerson, inventedNumber, type Added } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { MergeId } from '../../../types/imports'
import type { PersonId } from '../../../types/schema'
import { sql } from '../../database/sql'
import { importRoutesWith } from '../import/routes'
import { findDuplicates } from './find'
import { duplicateRoutes } from './routes'
import { moved, touches } from './rows'

let world: World
let manager: string
beforeEach(async () => {
  world = await createWorld({
    ...duplicateRoutes,
    ...importRoutesWith({ sliceRows: 50, undoRecords: 50 }),
  })
  manager = await world.staff('manager')
})
afterEach(() => world.close())

const tables = [
  ...new Set(['person', 'identifier', ...moved.map(one => one.table), ...touches.map(one => one.table)]),
]
/** Whole rows, but for what no merge promises to put back: events of vouchers are a history. */
async function contents(): Promise<unknown> {
  const all: Record<string, unknown> = {}
  for (const table of tables.filter(one => one !== 'voucher_event'))
    all[table] = await world.services.db.many({
      text: `select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`,
      values: [],
      name: `all_of_${table}`,
    })
  return all
}

async function twins(): Promise<{ first: Added; second: Added; husband: Added }> {
  const first = await addPerson(world, { name: '程小满', birth: '1996-02-29', phone: '16000000001' })
  const second = await addPerson(world, { name: '程小满', birth: '1996-02-29', phone: '16000000001' })
  const husband = await addPerson(world, { name: '任立夏', sex: 'male', birth: '1994-05-06' })
  await findDuplicates(world.services, [second.id])
  return { first, second, husband }
}
async function marry(wife: PersonId, husband: PersonId, on: string, ended: string | null): Promise<string> {
  const { db, ids } = world.services
  const couple = ids.next()
  for (const [me, other] of [
    [wife, husband],
    [husband, wife],
  ])
    await db.run(sql`
      insert into couple_member (person_id, couple_id, partner_id, home_person_id, married_on, source, ended_on)
      values (${me}, ${couple}, ${other}, ${wife}, ${on}, 'civil_affairs', ${ended})`)
  return couple
}
async function pregnant(person: PersonId): Promise<string> {
  const { db, ids, clock } = world.services
  const id = ids.next()
  await db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, lmp, edd, dating_method, source, created_at)
    values (${person}, ${id}, 'ongoing', '2026-09-01', '2027-06-08', 'LMP', 'clinic', ${clock.now()})`)
  await db.run(sql`
    insert into pregnancy_dating (person_id, pregnancy_id, dating_version, method, lmp, edd, account_key, at)
    values (${person}, ${id}, 1, 'LMP', '2026-09-01', '2027-06-08', 'x', ${clock.now()})`)
  return id
}
async function voucher(
  person: PersonId,
  subject: string,
  claimedAt: string,
  redeemed = false,
): Promise<string> {
  const { db, ids } = world.services
  const id = ids.next()
  const code = Buffer.from(id)
  await db.run(sql`
    insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by,
                         claimed_at, valid_from, valid_until, quota_period, quota_region, redeemed_at, redeemed_institution_id)
    values (${person}, ${id}, 'V_TEST', 1, ${subject}, ${redeemed ? 'redeemed' : 'claimed'}, ${code}, ${code}, ${person}, ${claimedAt},
            '2026-11-01', '2027-02-01', '2026', 420506, ${redeemed ? claimedAt : null}, ${redeemed ? 1 : null})`)
  await db.run(sql`
    insert into voucher_event (person_id, voucher_id, event_id, to_state, at, account_key)
    values (${person}, ${id}, ${ids.next()}, 'claimed', ${claimedAt}, 'x')`)
  await db.run(sql`
    insert into quota (programme, period, region, total, used) values ('V_TEST', '2026', 420506, 10, 1)
    on conflict (programme, period, region) do update set used = quota.used + 1`)
  return id
}
const usedPlaces = async (): Promise<number> =>
  (await world.services.db.one<{ used: number }>(sql`select used from quota where programme = 'V_TEST'`)).used
const merge = (first: Added, second: Added): Promise<{ mergeId: MergeId }> =>
  world.ok(
    'duplicates.merge',
    { personId: second.id, otherId: first.id, keep: first.id, reason: '同一人换领证件' },
    manager,
  )

test('same name, birthday and phone are proposed; a name and a birthday, or a phone, alone are not', async () => {
  const { first, second } = await twins()
  await addPerson(world, { name: '程小满', birth: '1996-02-29', phone: '16000000002' })
  await addPerson(world, { name: '白露', birth: '1990-01-01', phone: '16000000001' })
  const all = await world.services.db.many<{ person_id: PersonId }>(sql`select person_id from person`)
  await findDuplicates(
    world.services,
    all.map(row => row.person_id),
  )
  const { items } = await world.ok('duplicates.list', {}, manager)
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    personId: first.id,
    otherId: second.id,
    name: '程*满',
    grounds: ['姓名相同', '出生日期相同', '手机号相同'],
  })
})

test('an import finds the woman who married under her passport and registered under her card', async () => {
  const number = inventedNumber('1996-02-29', 22)
  const him = inventedNumber('1994-05-06', 21)
  const wedding = (day: string, type: string, id: string): string[] => [
    day,
    '登记处',
    '任立夏',
    '居民身份证',
    him,
    '程小满',
    type,
    id,
  ]
  await importFile(
    world,
    manager,
    'civil_affairs_marriages',
    csvOf('civil_affairs_marriages', [wedding('2024-05-01', '护照', 'E12345678')]),
  )
  expect((await world.ok('duplicates.list', {}, manager)).items).toEqual([])
  await importFile(
    world,
    manager,
    'civil_affairs_marriages',
    csvOf('civil_affairs_marriages', [wedding('2026-05-01', '居民身份证', number)]),
  )
  const { items } = await world.ok('duplicates.list', {}, manager)
  expect(items[0]?.grounds).toEqual(['姓名相同', '配偶相同', '证件种类不同'])
  const doubts = await world.services.db.many(
    sql`select review_reason from person where name_index is not null and sex = 2`,
  )
  expect(doubts).toEqual([{ review_reason: 'POSSIBLE_DUPLICATE' }, { review_reason: 'POSSIBLE_DUPLICATE' }])
  const [pair] = items
  if (pair === undefined) throw new Error('no pair')
  await world.ok(
    'duplicates.different',
    { personId: pair.personId, otherId: pair.otherId, reason: '证件核对为两人' },
    manager,
  )
  expect(await world.services.db.many(sql`select 1 from person where review_reason is not null`)).toEqual([])
  expect((await world.ok('duplicates.list', {}, manager)).items).toEqual([])
  await findDuplicates(world.services, [pair.personId])
  expect((await world.ok('duplicates.list', {}, manager)).items).toEqual([])
})

test('two records are shown side by side, masked, and each opening is in both records of access', async () => {
  const { first, second } = await twins()
  const { records } = await world.ok('duplicates.open', { personId: second.id, otherId: first.id }, manager)
  expect(records).toHaveLength(2)
  expect(records[0]).toMatchObject({ name: '程*满', phone: '160****0001', birthDate: '1996-02-29' })
  expect(records[0]?.documents[0]?.number).toMatch(/^470\*{4}.{4}$/)
  const seen = await world.services.db.many(
    sql`select person_id from audit where action = 'duplicates.open' order by person_id`,
  )
  expect(seen).toEqual([{ person_id: first.id }, { person_id: second.id }])
})

test('a merge keeps all documents and everything that hung on either, and taking it back restores every row', async () => {
  const { first, second, husband } = await twins()
  await marry(second.id, husband.id, '2026-10-01', null)
  const mine = await pregnant(first.id)
  const theirs = await pregnant(second.id)
  const late = await voucher(first.id, `pregnancy:${mine}`, '2026-11-20T02:00:00.000Z')
  const early = await voucher(second.id, `pregnancy:${theirs}`, '2026-11-10T02:00:00.000Z')
  await world.accountOf(second.id)
  await world.services.db.run(
    sql`insert into hardship (person_id, category, certified_on, source) values (${first.id}, 'low_income', '2026-01-01', 'x'), (${second.id}, 'low_income', '2026-01-01', 'y')`,
  )
  const before = await contents()
  expect(await usedPlaces()).toBe(2)
  const { mergeId } = await merge(first, second)
  const { db, vault } = world.services
  const papers = await db.many<{ person_id: PersonId; number_sealed: Buffer }>(
    sql`select person_id, number_sealed from identifier where person_id in (${first.id}, ${second.id})`,
  )
  expect(papers.map(row => vault.open(row.number_sealed, `identifier.number:${first.id}`)).sort()).toEqual(
    [first.number, second.number].sort(),
  )
  expect(
    await db.many(sql`select person_id, partner_id, home_person_id from couple_member order by person_id`),
  ).toEqual([
    { person_id: first.id, partner_id: husband.id, home_person_id: first.id },
    { person_id: husband.id, partner_id: first.id, home_person_id: first.id },
  ])
  expect(
    await db.many(sql`select voucher_id, person_id, state, subject from voucher order by claimed_at`),
  ).toEqual([
    { voucher_id: early, person_id: first.id, state: 'claimed', subject: `pregnancy:${mine}` },
    { voucher_id: late, person_id: first.id, state: 'closed', subject: `pregnancy:${mine}` },
  ])
  expect(await usedPlaces()).toBe(1)
  expect(await db.many(sql`select pregnancy_id, state from pregnancy order by pregnancy_id`)).toEqual([
    { pregnancy_id: mine, state: 'ongoing' },
    { pregnancy_id: theirs, state: 'closed' },
  ])
  expect(await db.many(sql`select 1 from person where person_id = ${second.id}`)).toEqual([])
  expect(await db.many(sql`select 1 from person_fact where person_id = ${second.id}`)).toEqual([])
  expect((await world.ok('duplicates.list', {}, manager)).items).toEqual([])
  expect((await world.ok('duplicates.merges', {}, manager)).items).toMatchObject([
    { mergeId, name: '程*满', undoneAt: null },
  ])

  await world.ok('duplicates.unmerge', { mergeId, reason: '核对为两人' }, manager)
  expect(await contents()).toEqual(before)
  expect(await usedPlaces()).toBe(2)
  expect(await db.many(sql`select 1 from person_fact where person_id = ${second.id}`)).toHaveLength(1)
  expect((await world.ok('duplicates.list', {}, manager)).items).toHaveLength(1)
  expect(await world.refused('duplicates.unmerge', { mergeId, reason: '核对为两人' }, manager)).toBe(
    'NOT_FOUND',
  )
})

test('what only the record that leaves says is not lost', async () => {
  const { first, second } = await twins()
  const { db, vault } = world.services
  await db.run(sql`update person set phone_sealed = null, phone_index = null where person_id = ${first.id}`)
  await merge(first, second)
  const row = await db.one<{ phone_sealed: Buffer }>(
    sql`select phone_sealed from person where person_id = ${first.id}`,
  )
  expect(vault.open(row.phone_sealed, `person.phone:${first.id}`)).toBe('16000000001')
})

test('what contradicts itself is refused with the reason, and nothing has moved', async () => {
  const { first, second, husband } = await twins()
  const other = await addPerson(world, { sex: 'male', birth: '1991-01-01' })
  await marry(first.id, husband.id, '2026-10-01', null)
  await marry(second.id, other.id, '2026-10-02', null)
  const before = await contents()
  const reply = await world.call(
    'duplicates.merge',
    { personId: first.id, otherId: second.id, keep: first.id, reason: '同一人' },
    manager,
  )
  expect(reply.ok ? '' : reply.error.text).toContain('各有一段现在的婚姻')
  expect(await contents()).toEqual(before)
})

test('the same voucher used on both is for a human: neither may vanish from the accounts', async () => {
  const { first, second } = await twins()
  await voucher(first.id, 'person:2026', '2026-11-20T02:00:00.000Z', true)
  await voucher(second.id, 'person:2026', '2026-11-10T02:00:00.000Z', true)
  expect(
    await world.refused(
      'duplicates.merge',
      { personId: first.id, otherId: second.id, keep: first.id, reason: '同一人' },
      manager,
    ),
  ).toBe('MERGE_CONFLICT')
})

test('a merge from which somebody has gone on is not taken back', async () => {
  const { first, second } = await twins()
  const id = await voucher(second.id, 'person:2026', '2026-11-10T02:00:00.000Z')
  const { mergeId } = await merge(first, second)
  await world.services.db.run(sql`
    update voucher set state = 'redeemed', redeemed_at = '2026-11-23T02:00:00.000Z', redeemed_institution_id = 1 where voucher_id = ${id}`)
  const reply = await world.call('duplicates.unmerge', { mergeId, reason: '核对为两人' }, manager)
  expect(reply.ok ? '' : reply.error.text).toContain('电子券')
})

test('only managers, and only of the place', async () => {
  const { first, second } = await twins()
  const input = { personId: first.id, otherId: second.id }
  const elsewhere = await world.staff('manager', { region: '420506009' })
  expect((await world.ok('duplicates.list', {}, elsewhere)).items).toEqual([])
  expect(await world.refused('duplicates.open', input, elsewhere)).toBe('NOT_FOUND')
  for (const who of [
    await world.staff('health_worker'),
    await world.staff('clerk'),
    await world.accountOf(first.id),
  ])
    expect(await world.refused('duplicates.open', input, who)).toBe('FORBIDDEN')
})

test('what was ordered and planned with a voucher goes along with it, and comes back', async () => {
  const { first, second } = await twins()
  const { db, clock } = world.services
  const held = await voucher(second.id, 'person:2026-11', clock.now())
  await db.run(sql`
    insert into contraceptive_order (person_id, order_id, institution_id, voucher_id, month, state, delivery, placed_at, fetch_until)
    values (${second.id}, 71, 1, ${held}, '2026-11', 'placed', 'pickup', ${clock.now()}, '2026-11-30')`)
  await db.run(
    sql`insert into contraceptive_line (person_id, order_id, item, units, most) values (${second.id}, 71, 'condom', 5, 20)`,
  )
  await db.run(sql`
    insert into itinerary (person_id, itinerary_id, institution_id, day, created_at) values (${second.id}, 81, 1, '2026-11-25', ${clock.now()})`)
  await db.run(sql`
    insert into itinerary_part (person_id, itinerary_id, part, programme, voucher_person_id, voucher_id)
    values (${second.id}, 81, 1, 'V_TEST', ${second.id}, ${held})`)
  const before = await contents()
  const { mergeId } = await merge(first, second)
  const after = await db.one<{ orders: number; lines: number; visits: number; parts: number }>(sql`
    select (select count(*)::int from contraceptive_order where person_id = ${first.id}) as orders,
           (select count(*)::int from contraceptive_line where person_id = ${first.id}) as lines,
           (select count(*)::int from itinerary where person_id = ${first.id}) as visits,
           (select count(*)::int from itinerary_part where person_id = ${first.id} and voucher_person_id = ${first.id}) as parts`)
  expect(after).toEqual({ orders: 1, lines: 1, visits: 1, parts: 1 })
  await world.ok('duplicates.unmerge', { mergeId, reason: '合并有误' }, manager)
  expect(await contents()).toEqual(before)
})
