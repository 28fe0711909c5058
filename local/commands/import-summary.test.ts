import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { importPopulation } from '../../cloudfunctions/people/import'
import type { ImportReport } from '../../cloudfunctions/people/import/report'
import { issuesCsv } from '../../cloudfunctions/people/import/report'
import { findPersonalData, fixtureSecrets } from '../../test/privacy/secrets'
import { createWorld, type World } from '../../test/world'
import { readFeeds } from './feeds'
import { importSummary } from './import-summary'

const fixtures = path.resolve(__dirname, '../../test/fixtures/population')
let world: World
let report: ImportReport

beforeAll(async () => {
  world = await createWorld({}, { at: '2026-11-22' })
  report = await importPopulation(world.services, readFeeds(fixtures), { dryRun: true })
})
afterAll(() => world.close())

test('a dry run says row, column and reason of each refused row, and that nothing was written', () => {
  const lines = importSummary(report).split('\n')
  expect(lines).toContain('试运行: 以下为将会发生的变化,未写入任何内容')
  expect(lines.find(line => line.startsWith('合计'))?.match(/\d+/g)).toEqual([
    '2956',
    '2892',
    '29',
    '0',
    '30',
    '5',
  ])
  const refused = lines.filter(line => line.startsWith('    拒绝'))
  expect(refused).toHaveLength(30)
  for (const line of refused) expect(line).toMatch(/^ {4}拒绝 {2}第 +\d+行 {2}\S+ +\S+$/)
})

test('neither the summary nor the correction list names anybody', () => {
  const secrets = fixtureSecrets(fixtures)
  for (const line of [...importSummary(report).split('\n'), ...issuesCsv(report.feeds).split('\r\n')])
    // Reasons are text; anything else found would be somebody's.
    expect([null, 'text']).toContain(findPersonalData(line, secrets))
})

test('an office may send alone, and a folder without a feed is said to be one', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'feeds-'))
  expect(() => readFeeds(folder)).toThrow('没有可导入的文件')
  writeFileSync(path.join(folder, 'village_reports.csv'), '')
  expect(readFeeds(folder).map(({ feed }) => feed)).toEqual(['village_reports'])
})
