/** Imports by screen: parts, dry run, confirmation, steps, undo, against the fixtures that the command imports. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import iconv from 'iconv-lite'
import { csvOf, goOn, importFile, send, undoBatch } from '../../../test/import-by-screen'
import { inventedNumber } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { BatchId, FeedKind } from '../../../types/imports'
import { sql } from '../../database/sql'
import { feedOrder } from './feed'
import { importPopulation } from './index'
import { importRoutesWith } from './routes'

const folder = path.resolve(__dirname, '../../../test/fixtures/population')
const fileOf = (feed: FeedKind): Buffer => readFileSync(path.join(folder, `${feed}.csv`))
const tables = ['person', 'identifier', 'couple_member', 'pregnancy', 'pregnancy_dating', 'hardship'] as const

/** Everything but ids, stamps and seals, which differ between two worlds. */
async function meaning(world: World): Promise<unknown> {
  const { db } = world.services
  return [
    await db.many(sql`
      select encode(p.name_index, 'hex') as n, p.sex, p.birth_date, encode(p.phone_index, 'hex') as t, p.ethnicity, p.marital_status,
             p.hukou_village, p.residence_village, p.died_on, p.moved_out_on, p.review_reason, encode(i.number_index, 'hex') as i
      from person p join identifier i using (person_id) order by i.number_index`),
    await db.many(sql`
      select encode(a.number_index, 'hex') as a, encode(b.number_index, 'hex') as b, m.married_on, m.office, m.ended_on
      from couple_member m join identifier a on a.person_id = m.person_id join identifier b on b.person_id = m.partner_id
      order by 1, 2, 3`),
    await db.many(sql`
      select encode(i.number_index, 'hex') as i, g.state, g.lmp, g.edd, g.dating_method, g.booklet_on, g.outcome, g.outcome_on
      from pregnancy g join identifier i using (person_id) order by 1, 2`),
    await db.many(
      sql`select encode(i.number_index, 'hex') as i, h.category, h.certified_on from hardship h join identifier i using (person_id) order by 1, 2`,
    ),
  ]
}
async function contents(world: World): Promise<readonly unknown[]> {
  const all: unknown[] = []
  for (const table of tables)
    all.push(
      await world.services.db.many({
        text: `select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`,
        values: [],
        name: `contents_of_${table}`,
      }),
    )
  return all
}

let world: World
let manager: string
beforeEach(async () => {
  world = await createWorld(importRoutesWith({ sliceRows: 97, undoRecords: 60 }), { at: '2026-11-22' })
  manager = await world.staff('manager')
})
afterEach(() => world.close())

test('in small steps the four feeds become what the command makes of them, with the same account', async () => {
  const other = await createWorld({}, { at: '2026-11-22' })
  try {
    const report = await importPopulation(
      other.services,
      feedOrder.map(feed => ({ feed, bytes: fileOf(feed) })),
      { dryRun: false },
    )
    for (const feed of feedOrder) {
      const batchId = await send(world, manager, feed, fileOf(feed), 30_000)
      const checked = await goOn(world, manager, batchId)
      expect(checked.state).toBe('checked')
      await world.ok('imports.confirm', { batchId, sha256: checked.sha256 }, manager)
      const done = await goOn(world, manager, batchId)
      const said = report.feeds.find(one => one.feed === feed)
      expect(done.counts).toEqual(said?.counts)
      // The dry run of a file said exactly what its import did.
      expect(done.checked).toEqual(done.counts)
      expect(done.sha256).toBe(said?.sha256)
      const { created, merged, unchanged, refused, review, read } = done.counts
      expect(created + merged + unchanged + refused + review).toBe(read)
    }
    expect(await meaning(world)).toEqual(await meaning(other))
    const stored = await contents(world)
    const again = await importFile(world, manager, 'household_register', fileOf('household_register'))
    expect(again.counts).toMatchObject({ created: 0, merged: 0 })
    expect(await contents(world)).toEqual(stored)
  } finally {
    await other.close()
  }
}, 120_000)

test('a dry run writes nothing but its own account', async () => {
  const before = await contents(world)
  const batchId = await send(world, manager, 'household_register', fileOf('household_register'))
  const batch = await goOn(world, manager, batchId)
  expect(batch.counts.created).toBeGreaterThan(2000)
  expect(await contents(world)).toEqual(before)
  const { items } = await world.ok('imports.issues', { batchId }, manager)
  expect(items[0]).toMatchObject({
    row: expect.any(Number) as number,
    column: expect.any(String) as string,
    reason: expect.any(String) as string,
  })
  const diff = await world.ok('imports.diff', { batchId }, manager)
  expect(diff.items).toHaveLength(20)
  expect(diff.items[0]).toMatchObject({
    what: 'person',
    change: 'created',
    who: expect.stringContaining('*') as string,
  })
}, 60_000)

const anna = inventedNumber('1996-02-29', 12)
const row = (phone: string, residence = '420506001001'): string[] => [
  '程小满',
  anna,
  '女',
  '',
  '01',
  '10',
  '420506001001',
  residence,
  phone,
]

test('a part that is sent again, and a file that is taken up again, change nothing', async () => {
  const bytes = csvOf('household_register', [row('16000000001')])
  const batchId = await send(world, manager, 'household_register', bytes, 60)
  const again = await send(world, manager, 'household_register', bytes, 60)
  expect(again).toBe(batchId)
  await world.ok(
    'imports.upload',
    { batchId, part: 0, body: bytes.subarray(0, 60).toString('base64') },
    manager,
  )
  expect((await goOn(world, manager, batchId)).counts).toMatchObject({ read: 1, created: 1 })
})

test('a file beyond the limit is refused before its first part', async () => {
  const file = { feed: 'household_register' as const, fileName: 'x.csv', parts: 1, crc: 0 }
  for (const size of [0, 40_000_001])
    expect(await world.refused('imports.start', { ...file, size }, manager)).toBe('INVALID_INPUT')
})

test('a missing or a foreign part is found before anything is read', async () => {
  const bytes = csvOf('household_register', [row('16000000001')])
  const batchId = await send(world, manager, 'household_register', bytes, 60)
  await world.ok(
    'imports.upload',
    { batchId, part: 1, body: Buffer.alloc(60, 65).toString('base64') },
    manager,
  )
  expect(await world.refused('imports.continue', { batchId }, manager)).toBe('FILE_INCOMPLETE')
  await world.services.db.run(sql`delete from import_part where batch_id = ${batchId} and part_no = 1`)
  expect(await world.refused('imports.continue', { batchId }, manager)).toBe('FILE_INCOMPLETE')
  await send(world, manager, 'household_register', bytes, 60)
  expect((await goOn(world, manager, batchId)).state).toBe('checked')
})

test('an unreadable file is refused with the reason and leaves nothing behind', async () => {
  const xls = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(100)])
  for (const [bytes, why] of [
    [xls, '.xls'],
    [Buffer.from('姓名,性别\n甲,男'), '缺少列'],
    [Buffer.from('PK\u0003\u0004 and nothing more'), 'Excel'],
  ] as const) {
    const batchId = await send(world, manager, 'household_register', bytes)
    const reply = await world.call('imports.continue', { batchId }, manager)
    expect(reply.ok ? '' : reply.error.text).toContain(why)
    expect((await world.ok('imports.get', { batchId }, manager)).batch.state).toBe('discarded')
    const left = await world.services.db.many(sql`select 1 from import_part where batch_id = ${batchId}`)
    expect(left).toEqual([])
  }
})

test('UTF-8, UTF-8 with BOM and GB18030 are the same file to us', async () => {
  const text = csvOf('household_register', [row('16000000001')])
  for (const bytes of [
    text,
    Buffer.concat([Buffer.from('\uFEFF'), text]),
    iconv.encode(text.toString(), 'gb18030'),
  ]) {
    const batchId = await send(world, manager, 'household_register', bytes)
    const { counts } = await goOn(world, manager, batchId)
    expect(counts).toMatchObject({ read: 1, created: 1, refused: 0 })
    const { items } = await world.ok('imports.diff', { batchId }, manager)
    expect(items[0]?.who).toBe('程*满')
  }
})

test('the difference shows masked values before and after, and never a full one', async () => {
  await importFile(world, manager, 'household_register', csvOf('household_register', [row('16000000001')]))
  const batchId = await send(
    world,
    manager,
    'household_register',
    csvOf('household_register', [row('16000000002', '420506002003')]),
  )
  await goOn(world, manager, batchId)
  const { items } = await world.ok('imports.diff', { batchId }, manager)
  expect(items).toEqual([
    {
      what: 'person',
      change: 'changed',
      who: '程*满',
      fields: [
        { field: '现居住地', before: expect.any(String) as string, after: expect.any(String) as string },
        { field: '手机号', before: '160****0001', after: '160****0002' },
      ],
    },
  ])
  expect(JSON.stringify(items)).not.toMatch(/16000000|程小满/)
})

test('only the file that was checked is imported, once, and its parts are then gone', async () => {
  const batchId = await send(world, manager, 'household_register', csvOf('household_register', [row('')]))
  expect(await world.refused('imports.confirm', { batchId, sha256: 'a'.repeat(64) }, manager)).toBe(
    'FILE_CHANGED',
  )
  const { sha256 } = await goOn(world, manager, batchId)
  expect(await world.refused('imports.confirm', { batchId, sha256: 'a'.repeat(64) }, manager)).toBe(
    'FILE_CHANGED',
  )
  await world.ok('imports.confirm', { batchId, sha256 }, manager)
  await world.ok('imports.confirm', { batchId, sha256 }, manager)
  await goOn(world, manager, batchId)
  await goOn(world, manager, batchId)
  await world.ok('imports.confirm', { batchId, sha256 }, manager)
  expect(await world.services.db.one(sql`select count(*)::int as n from person`)).toEqual({ n: 1 })
  expect(await world.services.db.many(sql`select 1 from import_part where batch_id = ${batchId}`)).toEqual([])
  expect(await world.refused('imports.discard', { batchId }, manager)).toBe('BATCH_STATE')
})

test('a step that dies leaves nothing, and the next call does it again', async () => {
  const batchId = await send(world, manager, 'household_register', fileOf('household_register'))
  const { sha256 } = await goOn(world, manager, batchId)
  await world.ok('imports.confirm', { batchId, sha256 }, manager)
  await world.ok('imports.continue', { batchId }, manager)
  const { db } = world.services
  const half = await contents(world)
  // The last statement of the step fails: the account of its progress.
  await db.script(`alter table import_batch add constraint broken check (step <> 2)`)
  expect(await world.refused('imports.continue', { batchId }, manager)).toBe('SYSTEM_RETRY')
  expect(await contents(world)).toEqual(half)
  await db.script(`alter table import_batch drop constraint broken`)
  const done = await goOn(world, manager, batchId)
  expect(done.counts).toEqual(done.checked)
}, 60_000)

test('an unfinished file is gone after a day, one that is being imported stays', async () => {
  const forgotten = await send(world, manager, 'household_register', csvOf('household_register', [row('')]))
  const running = await send(world, manager, 'village_reports', fileOf('village_reports'))
  const { sha256 } = await goOn(world, manager, running)
  await world.ok('imports.confirm', { batchId: running, sha256 }, manager)
  world.clock.set('2026-11-23', '10:01')
  await send(world, manager, 'clinic_antenatal', fileOf('clinic_antenatal'))
  expect((await world.ok('imports.get', { batchId: forgotten }, manager)).batch.state).toBe('discarded')
  expect((await goOn(world, manager, running)).state).toBe('done')
})

test('who answers for a part of the city, and who is no manager, imports nothing', async () => {
  const batchId = await send(world, manager, 'household_register', csvOf('household_register', [row('')]))
  const town = await world.staff('manager', { region: '420506001' })
  for (const who of [
    town,
    await world.staff('health_worker'),
    await world.staff('clerk'),
    await world.staff('administrator'),
  ]) {
    expect(await world.refused('imports.get', { batchId }, who)).toBe('FORBIDDEN')
    expect(await world.refused('imports.continue', { batchId }, who)).toBe('FORBIDDEN')
    expect(await world.refused('imports.list', {}, who)).toBe('FORBIDDEN')
  }
  expect((await world.ok('imports.list', {}, manager)).items.map(one => one.batchId)).toEqual([batchId])
  expect((await world.ok('imports.discard', { batchId }, manager)).state).toBe('discarded')
})

test('the error file holds rows, columns and reasons, and nothing that a spreadsheet would run', async () => {
  const rows = Array.from({ length: 30 }, () => [
    '420506001001',
    '=cmd',
    '',
    '=HYPERLINK("x")',
    '2026-10-01',
    '+1',
  ])
  const batchId = await send(world, manager, 'village_reports', csvOf('village_reports', rows))
  await goOn(world, manager, batchId)
  const { text, next } = await world.ok('imports.errorFile', { batchId }, manager)
  expect(next).toBeNull()
  expect(text.split('\r\n')[0]).toBe('\uFEFF来源,行,列,结果,代码,原因,内容')
  expect(text).not.toMatch(/(^|[,\n"])[=+@-]/m)
  expect(text).toContain('不认识的上报事项')
  expect((await world.ok('imports.get', { batchId }, manager)).issues[0]).toMatchObject({ count: 30 })
})

test('an undo takes back what the batch did and tells what it could not, and why', async () => {
  const first = await importFile(
    world,
    manager,
    'household_register',
    csvOf('household_register', [row('16000000001')]),
  )
  const before = await contents(world)
  const bertha = inventedNumber('1994-05-06', 14)
  const second = await importFile(
    world,
    manager,
    'household_register',
    csvOf('household_register', [
      row('16000000002'),
      ['白露', bertha, '女', '', '', '', '420506001001', '', ''],
    ]),
  )
  expect(await world.refused('imports.undo', { batchId: second.batchId, reason: '' }, manager)).toBe(
    'INVALID_INPUT',
  )
  const kept = await undoBatch(world, manager, first.batchId)
  expect(kept).toMatchObject({ state: 'undone', undo: { restored: 0, kept: 1 } })
  const { items } = await world.ok('imports.kept', { batchId: first.batchId }, manager)
  expect(items).toEqual([{ who: '程*满', what: '人员信息', why: '之后的批次又更改过' }])
  expect(await undoBatch(world, manager, second.batchId)).toMatchObject({ undo: { restored: 2, kept: 0 } })
  expect(await contents(world)).toEqual(before)
  expect(
    await world.refused('imports.confirm', { batchId: second.batchId, sha256: second.sha256 }, manager),
  ).toBe('BATCH_STATE')
})

test('what a person did since is not undone: an account holds the record of its owner', async () => {
  const batch = await importFile(world, manager, 'household_register', csvOf('household_register', [row('')]))
  const { person_id } = await world.services.db.one<{ person_id: never }>(sql`select person_id from person`)
  await world.accountOf(person_id)
  expect(await undoBatch(world, manager, batch.batchId)).toMatchObject({ undo: { restored: 0, kept: 1 } })
  const { items } = await world.ok('imports.kept', { batchId: batch.batchId }, manager)
  expect(items[0]?.why).toBe('已有其他记录(账号、券、预约等)引用此人')
})

test('a loss by a village opens a care call; undoing it ends the silence and withdraws the call', async () => {
  const { db } = world.services
  const pregnant = await importFile(
    world,
    manager,
    'clinic_antenatal',
    csvOf('clinic_antenatal', [['龙泉镇卫生院', '程小满', anna, '2026-08-01', '', '1', '2026-09-20', '']]),
  )
  expect(pregnant.counts.created).toBe(1)
  const before = await contents(world)
  const loss = await importFile(
    world,
    manager,
    'village_reports',
    csvOf('village_reports', [['420506001001', '程小满', anna, '妊娠终止', '2026-11-20', '']]),
  )
  const calls = (): Promise<unknown[]> =>
    db.many(sql`select state, due_on from task where kind = 'care_call'`)
  const holds = (): Promise<unknown[]> => db.many(sql`select 1 from message_hold where ends_at is null`)
  expect(await calls()).toEqual([{ state: 'open', due_on: '2026-11-25' }])
  expect(await holds()).toHaveLength(1)
  await undoBatch(world, manager, loss.batchId)
  expect(await contents(world)).toEqual(before)
  expect(await calls()).toEqual([{ state: 'withdrawn', due_on: '2026-11-25' }])
  expect(await holds()).toHaveLength(0)
})

test('a dating that an import changes plans her reminders anew', async () => {
  const { db } = world.services
  const lines = (edd: string): Buffer =>
    csvOf('clinic_antenatal', [['龙泉镇卫生院', '程小满', anna, '2026-08-01', edd, '1', '2026-09-20', '']])
  await importFile(world, manager, 'clinic_antenatal', lines(''))
  await importFile(world, manager, 'clinic_antenatal', lines('2027-05-15'))
  const planned = await db.many<{ dating_version: number }>(
    sql`select distinct version as dating_version from reminder where state = 'planned'`,
  )
  expect(planned).toEqual([{ dating_version: 2 }])
})

test('two managers at once take two different steps', async () => {
  const batchId: BatchId = await send(world, manager, 'household_register', fileOf('household_register'))
  const { sha256, steps } = await goOn(world, manager, batchId)
  await world.ok('imports.confirm', { batchId, sha256 }, manager)
  const other = await world.staff('manager')
  const half = Math.ceil(steps / 2)
  await Promise.all(
    [manager, other].map(async who => {
      for (let n = 0; n < half; n++) await world.ok('imports.continue', { batchId }, who)
    }),
  )
  const done = await goOn(world, manager, batchId)
  expect(done).toMatchObject({ state: 'done', step: steps })
  expect(done.counts).toEqual(done.checked)
}, 60_000)
