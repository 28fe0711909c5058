/** `npm run import -- [--city <name>] [--dry-run] [--folder <folder>] [--report <file.csv>]`: a population arrives, the demo's own unless a folder is named. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { cities } from '../../catalog/cities'
import { runCityPass } from '../../cloudfunctions/eligibility/city-pass'
import { importPopulation } from '../../cloudfunctions/people/import'
import { UnreadableFile } from '../../cloudfunctions/people/import/sheet/sheet-file'
import { issuesCsv } from '../../cloudfunctions/people/import/report'
import { cityOption, UnknownCity } from '../city-option'
import { firstDay, populationOf } from '../population'
import { openLocalServices } from '../services'
import { readFeeds } from './feeds'
import { importSummary } from './import-summary'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      folder: { type: 'string' },
      report: { type: 'string' },
      city: { type: 'string' },
    },
  })
  const dryRun = values['dry-run']
  const city = cityOption()
  const files = values.folder === undefined ? populationOf(cities[city], firstDay) : readFeeds(values.folder)
  const local = await openLocalServices({ city })
  try {
    const report = await importPopulation(local.services, files, {
      dryRun,
      progress: text => say(`  ${text}…`),
    })
    say(importSummary(report))
    if (report.touched.length > 0 && !dryRun) {
      await runCityPass(local.services, { full: true })
      say('  完成比对')
    }
    if (values.report !== undefined) {
      // Replaces nothing by accident: the list goes where it was asked for, readable by its owner.
      writeFileSync(values.report, issuesCsv(report.feeds), { mode: 0o600 })
      say(`更正清单已写入 ${values.report}`)
    }
  } finally {
    await local.close()
  }
}

// Refused rows are a result, not a failure: only what could not be read or written is.
main().catch((error: unknown) => {
  const known =
    error instanceof UnreadableFile ||
    error instanceof UnknownCity ||
    (error instanceof Error && error.message.startsWith('另一个进程'))
  say(
    known
      ? `导入失败,未写入任何内容: ${error.message}`
      : '导入失败: 数据库或程序出错。已完成的来源已写入,排除原因后再次运行即可,不会重复。',
  )
  if (!known) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.name) : 'unknown'}\n`)
  process.exitCode = 1
})
