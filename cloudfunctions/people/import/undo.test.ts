/** Whatever is imported, in whatever order, undoing the batches from the last to the first leaves every record as it was. */
import fc from 'fast-check'
import { csvOf, importFile, undoBatch } from '../../../test/import-by-screen'
import { inventedNumber } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { BatchId, FeedKind } from '../../../types/imports'
import { sql } from '../../database/sql'
import { importRoutesWith } from './routes'

const women = ['1995-01-05', '1990-07-10', '2000-02-29'].map((birth, i) => inventedNumber(birth, 2 * i + 2))
const men = ['1993-03-03', '1988-07-10'].map((birth, i) => inventedNumber(birth, 2 * i + 1))
const nameOf = (number: string): string => `甲${number.slice(-3)}`
const day = fc.constantFrom('2026-02-01', '2026-05-01', '2026-08-15', '2026-10-01')

const register = fc
  .tuple(
    fc.constantFrom(...women, ...men),
    fc.constantFrom('', '16000000001', '16000000002'),
    fc.constantFrom('420506001001', '420506002003'),
  )
  .map(([number, phone, place]) => [
    nameOf(number),
    number,
    Number(number[16]) % 2 === 1 ? '男' : '女',
    '',
    '01',
    '',
    place,
    place,
    phone,
  ])
const marriage = fc
  .tuple(day, fc.constantFrom(...men), fc.constantFrom(...women))
  .map(([on, him, her]) => [on, '登记处', nameOf(him), '居民身份证', him, nameOf(her), '居民身份证', her])
const antenatal = fc
  .tuple(fc.constantFrom(...women), fc.constantFrom('', '2026-07-20'), fc.constantFrom('', '2027-05-01'), day)
  .map(([number, lmp, edd, booklet]) => [
    '龙泉镇卫生院',
    nameOf(number),
    number,
    lmp,
    edd,
    '1',
    booklet,
    '16000000003',
  ])
const report = fc
  .tuple(
    fc.constantFrom(...women, ...men),
    fc.constantFrom('低保认定', '妊娠终止', '迁出', '死亡', '怀孕'),
    day,
  )
  .map(([number, kind, on]) => ['420506001001', nameOf(number), number, kind, on, ''])
const file = (feed: FeedKind, row: fc.Arbitrary<string[]>) =>
  fc.array(row, { minLength: 1, maxLength: 6 }).map(rows => ({ feed, rows }))
const batches = fc.array(
  fc.oneof(
    file('household_register', register),
    file('civil_affairs_marriages', marriage),
    file('clinic_antenatal', antenatal),
    file('village_reports', report),
  ),
  { minLength: 1, maxLength: 4 },
)

const tables = [
  'person',
  'identifier',
  'couple_member',
  'pregnancy',
  'pregnancy_dating',
  'hardship',
  'person_fact',
]
async function contents(world: World): Promise<unknown> {
  const all: Record<string, unknown> = {}
  for (const table of tables)
    all[table] = await world.services.db.many({
      text: `select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`,
      values: [],
      name: `contents_before_${table}`,
    })
  return all
}

test('undone from the last to the first, every batch leaves the state from before it, byte for byte', async () => {
  const world = await createWorld(importRoutesWith({ sliceRows: 3, undoRecords: 2 }), { at: '2026-11-22' })
  const manager = await world.staff('manager')
  let undone = 0
  try {
    await fc.assert(
      fc.asyncProperty(batches, async files => {
        const states: unknown[] = []
        const ids: BatchId[] = []
        for (const { feed, rows } of files) {
          states.push(await contents(world))
          ids.push((await importFile(world, manager, feed, csvOf(feed, rows))).batchId)
          world.clock.advance(60)
        }
        for (const [i, batchId] of [...ids.entries()].reverse()) {
          const batch = await undoBatch(world, manager, batchId)
          const { items } = await world.ok('imports.kept', { batchId }, manager)
          expect(items).toEqual([])
          expect(batch).toMatchObject({ state: 'undone', undo: { kept: 0 } })
          expect(await contents(world)).toEqual(states[i])
          undone += batch.undo?.restored ?? 0
        }
      }),
      { numRuns: 15 },
    )
  } finally {
    await world.close()
  }
  expect(undone).toBeGreaterThan(30)
}, 180_000)

test('undone in any order, nothing is put back over a later change, and every record is accounted for', async () => {
  const world = await createWorld(importRoutesWith({ sliceRows: 3, undoRecords: 2 }), { at: '2026-11-22' })
  const manager = await world.staff('manager')
  try {
    await fc.assert(
      fc.asyncProperty(batches, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), async (files, keys) => {
        const ids: BatchId[] = []
        for (const { feed, rows } of files)
          ids.push((await importFile(world, manager, feed, csvOf(feed, rows))).batchId)
        const order = ids.map((id, i) => ({ id, key: keys[i] ?? 0 })).sort((a, b) => a.key - b.key)
        for (const { id } of order) {
          const { undo } = await undoBatch(world, manager, id)
          const { n } = await world.services.db.one<{ n: number }>(
            sql`select count(*)::int as n from import_change where batch_id = ${id}`,
          )
          expect((undo?.restored ?? 0) + (undo?.kept ?? 0)).toBe(n)
        }
        // Whoever is left is whole: nobody without a document, no union of one, no pregnancy of nobody.
        const broken = await world.services.db.many(sql`
          select 1 from person p where not exists (select 1 from identifier i where i.person_id = p.person_id)
          union all select 1 from couple_member m where not exists (
            select 1 from couple_member o where o.couple_id = m.couple_id and o.person_id = m.partner_id)
          union all select 1 from couple_member m where not exists (select 1 from person p where p.person_id = m.person_id)
          union all select 1 from pregnancy g where not exists (select 1 from person p where p.person_id = g.person_id)`)
        expect(broken).toEqual([])
        world.clock.advance(60)
      }),
      { numRuns: 15 },
    )
  } finally {
    await world.close()
  }
}, 180_000)
