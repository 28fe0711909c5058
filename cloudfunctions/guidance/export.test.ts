/** The list as a file: two formats of one table, masked, safe to open, recorded. */
import { createHash } from 'node:crypto'
import { addCouple, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { runCityPass } from '../eligibility/city-pass'
import { csvRows } from '../people/import/sheet/csv'
import { xlsxRows } from '../people/import/sheet/xlsx'
import { sealName } from '../people/sealed'
import { guidanceRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld(guidanceRoutes)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23'))

const premarital = 'V_PREMARITAL' as ProgrammeCode

/** A couple of a village, both on the list of the premarital check. */
async function coupleIn(village: string): Promise<{ wife: Added; husband: Added }> {
  const { wife, husband } = await addCouple(world)
  await world.services.db.run(
    sql`update person set residence_village = ${village} where person_id in (${wife.id}, ${husband.id})`,
  )
  await runCityPass(world.services, { full: true })
  return { wife, husband }
}
const audited = async (person: Added) =>
  (
    await world.services.db.many(
      sql`select 1 from audit where person_id = ${person.id} and action = 'lists.export'`,
    )
  ).length

test('a file is masked, safe to open in a spreadsheet, and recorded with its purpose for everybody in it', async () => {
  const { wife } = await coupleIn('420506018001')
  await world.services.db.run(
    sql`insert into region (code, name, level) values (420506018001, '=HYPERLINK("x")', 5) on conflict do nothing`,
  )
  const manager = await world.staff('manager', { region: '420506018' })
  expect(await world.refused('lists.export', { purpose: ' ', format: 'csv' }, manager)).toBe('INVALID_INPUT')
  const file = await world.ok(
    'lists.export',
    { programme: premarital, purpose: '十一月入户走访', format: 'csv', search: wife.number },
    manager,
  )
  const text = Buffer.from(file.content, 'base64').toString('utf8')
  expect(text.startsWith('\uFEFF项目,姓名')).toBe(true)
  expect(text).toContain('"\'=HYPERLINK(""x"")"')
  for (const secret of [wife.name, wife.phone, wife.number]) expect(text).not.toContain(secret)
  expect(file).toMatchObject({ rows: 1, next: null, name: '服务名单-2026-11-23.csv' })
  const [row] = await world.services.db.many<{ purpose: string; people: number; filters: unknown }>(
    sql`select purpose, people, filters from guidance_export where account_key = ${manager}`,
  )
  expect(row).toEqual({
    purpose: '十一月入户走访',
    people: 1,
    filters: { programme: premarital, search: '*' },
  })
  expect(await audited(wife)).toBe(1)
})

test('a file holds the caller’s division only', async () => {
  await coupleIn('420506019001')
  const worker = await world.staff('health_worker', { region: '420506020' })
  expect(await world.ok('lists.export', { purpose: '入户走访', format: 'xlsx' }, worker)).toMatchObject({
    rows: 0,
    next: null,
  })
})

test('it is the same table as a workbook and as CSV, a name that begins with = included, and each is recorded', async () => {
  const { wife } = await coupleIn('420506021001')
  await world.services.db.run(
    sql`insert into region (code, name, level) values (420506021001, '=1+2,"<&>"', 5) on conflict do nothing`,
  )
  const sealed = sealName(world.services.vault, wife.id, '=华')
  await world.services.db.run(sql`update person set name_sealed = ${sealed} where person_id = ${wife.id}`)
  const manager = await world.staff('manager', { region: '420506021' })
  const take = (format: 'csv' | 'xlsx') =>
    world.ok('lists.export', { programme: premarital, purpose: '十一月入户走访', format }, manager)
  const [csv, xlsx] = [await take('csv'), await take('xlsx')]
  expect(xlsx).toMatchObject({
    name: '服务名单-2026-11-23.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    rows: 2,
    next: null,
  })
  const fileOf = ({ content }: typeof csv) => ({
    label: '名单',
    bytes: Buffer.from(content, 'base64'),
  })
  const workbook = [...xlsxRows(fileOf(xlsx))].map(({ cells }) => [...cells])
  expect(workbook.flat()).toEqual(expect.arrayContaining(['=*', '=1+2,"<&>"']))
  const text: string[][] = []
  for await (const { cells } of csvRows(fileOf(csv))) text.push([...cells])
  // Only in CSV does a text need the apostrophe to stay one.
  expect(text.flat()).toEqual(expect.arrayContaining([`'=*`, `'=1+2,"<&>"`]))
  expect(workbook).toEqual(
    text.map(row => row.map(cell => cell.replace('\uFEFF', '').replace(/^'(?=[=+\-@])/, ''))),
  )
  for (const secret of ['=华', wife.phone, wife.number]) expect(workbook.flat().join()).not.toContain(secret)
  expect(await audited(wife)).toBe(2)
  const kept = await world.services.db.many<{ sha256: string }>(
    sql`select sha256 from guidance_export where account_key = ${manager} order by export_id`,
  )
  expect(kept.map(({ sha256 }) => sha256)).toEqual(
    [csv, xlsx].map(({ content }) =>
      createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex'),
    ),
  )
  expect(
    await world.refused('lists.export', { purpose: '入户走访', format: 'xlsx' }, await world.staff('clerk')),
  ).toBe('FORBIDDEN')
})
