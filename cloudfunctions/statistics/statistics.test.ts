/** Figures of vouchers come from what happened, in the caller's division, and tell nothing of few. */
import { addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { ProgrammeCode } from '../../types/schema'
import type { Dimension } from '../../types/statistics'
import { sql } from '../database/sql'
import { statisticsRoutes } from './routes'

const hospital = '4205060001'
let world: World
let manager: string
beforeAll(async () => {
  world = await createWorld(statisticsRoutes)
  manager = await world.staff('manager')
})
afterAll(() => world.close())
beforeEach(() => world.services.db.script('truncate voucher, entitlement_event cascade'))

interface Given {
  readonly programme?: string
  readonly village?: string
  readonly redeemedOn?: string
  readonly windowUntil?: string
  readonly expiredOn?: string
}
async function given({
  programme = 'V_CANCER',
  village,
  redeemedOn,
  windowUntil,
  expiredOn,
}: Given = {}): Promise<void> {
  const { db, ids } = world.services
  const { id } = await addPerson(world, village === undefined ? {} : { village })
  const voucherId = ids.next()
  const state = redeemedOn ? 'redeemed' : expiredOn ? 'expired' : 'claimed'
  await db.run(sql`
    insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by,
                         claimed_at, valid_from, valid_until, window_until, quota_period, quota_region, redeemed_at, redeemed_institution_id)
    values (${id}, ${voucherId}, ${programme}, 1, 'person:2026', ${state}, 'a', 'b', ${id}, '2026-09-30T16:00:00.000Z', '2026-10-01', '2026-10-31',
            ${windowUntil ?? null}, '2026', 420506, ${redeemedOn === undefined ? null : `${redeemedOn}T04:00:00.000Z`}::timestamptz,
            ${redeemedOn === undefined ? null : hospital}::bigint)`)
  if (expiredOn)
    await db.run(sql`
      insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key)
      values (${id}, ${voucherId}, ${ids.next()}, 'claimed', 'expired', ${`${expiredOn}T04:00:00.000Z`}, 'system')`)
}
const rows = async (by: Dimension, programme?: string, as = manager) =>
  (
    await world.ok(
      'statistics.vouchers',
      { from: '2026-10', to: '2026-11', by, ...(programme ? { programme: programme as ProgrammeCode } : {}) },
      as,
    )
  ).rows

test('each number is counted once, by programme, town, institution and month', async () => {
  await given({ redeemedOn: '2026-10-20' })
  await given({ redeemedOn: '2026-11-02', village: '420506002001' })
  await given({ expiredOn: '2026-11-01' })
  const { db } = world.services
  const ordinal = sql`(select ordinal from programme_version where code = 'V_CANCER' limit 1)`
  const { id } = await addPerson(world)
  await db.run(sql`
    insert into entitlement_event (person_id, run_id, occurred_on, eligible_opened, eligible_closed, review_opened, review_closed)
    values (${id}, 1, '2026-10-05', 1::bigint << ${ordinal}, 0, 0, 0)`)
  expect(await rows('programme')).toMatchObject([
    {
      key: 'V_CANCER',
      offered: 1,
      claimed: 3,
      redeemed: 2,
      expired: 1,
      used: { part: 2, whole: 3 },
      inWindow: { part: 1, whole: 2 },
    },
  ])
  expect((await rows('town')).map(row => [row.key, row.claimed])).toEqual([
    ['420506001', 2],
    ['420506002', 1],
  ])
  expect(await rows('institution')).toMatchObject([{ key: hospital, redeemed: 2, claimed: 0 }])
  expect((await rows('month')).map(row => [row.key, row.redeemed, row.expired])).toEqual([
    ['2026-10', 1, 0],
    ['2026-11', 1, 1],
  ])
  expect(await rows('month', 'V_FOLIC')).toEqual([])
})

test('bookings count once a voucher, results when they were released, and a file says the same', async () => {
  await given({ redeemedOn: '2026-10-20' })
  const { db, ids } = world.services
  await db.run(sql`update voucher set step = 'resulted', resulted_at = '2026-11-05T04:00:00.000Z'`)
  for (const day of ['2026-10-03', '2026-10-08'])
    await db.run(sql`
      insert into voucher_event (person_id, voucher_id, event_id, from_state, to_state, at, account_key)
      select person_id, voucher_id, ${ids.next()}::bigint, 'claimed', 'booked', ${`${day}T04:00:00.000Z`}::timestamptz, 'system' from voucher`)
  expect(await rows('programme')).toMatchObject([{ booked: 1, redeemed: 1, resulted: 1 }])
  expect((await rows('month')).map(row => [row.key, row.booked, row.resulted])).toEqual([
    ['2026-10', 1, 0],
    ['2026-11', 0, 1],
  ])
  const file = await world.ok(
    'statistics.export',
    { from: '2026-10', to: '2026-11', by: 'month', format: 'csv' },
    manager,
  )
  const lines = Buffer.from(file.content, 'base64').toString('utf8').trim().split(/\r?\n/)
  expect(lines[1]).toBe('2026-10,0,1,1,1,0,0,1,1,1,1')
})

test('fewer than ten of a programme that turns on a secret are not told, by whatever they are counted', async () => {
  const published = await world.services.db.one<{ code: string }>(
    sql`select code from programme_version where definition::text like '%"hardship"%' limit 1`,
  )
  for (let i = 0; i < 3; i++) await given({ programme: published.code, redeemedOn: '2026-10-20' })
  for (const by of ['programme', 'town', 'institution', 'month'] as const)
    expect(await rows(by, published.code)).toMatchObject([
      { redeemed: null, inWindow: { part: null, whole: null } },
    ])
})

test('only the own division; clerks not at all; months that run backwards are refused', async () => {
  await given({ village: '420506001001' })
  const far = await world.staff('manager', { region: '420506002' })
  expect(await rows('programme', undefined, far)).toEqual([])
  const input = { from: '2026-11', to: '2026-10', by: 'month' } as const
  expect(await world.refused('statistics.vouchers', input, manager)).toBe('INVALID_INPUT')
  const clerk = await world.staff('clerk', { institutionId: hospital })
  expect(await world.refused('statistics.vouchers', input, clerk)).toBe('FORBIDDEN')
})
