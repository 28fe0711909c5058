/** After the tests: no line that the suite logged may hold a fixture's name, number or phone. Fails when nothing was logged. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findPersonalData, fixtureSecrets } from './secrets'

const folder = path.resolve(__dirname, '../artifacts/logs')
const secrets = fixtureSecrets(path.resolve(__dirname, '../fixtures/population'))
let lines = 0
const found: string[] = []
for (const file of existsSync(folder) ? readdirSync(folder) : [])
  for (const line of readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean)) {
    lines += 1
    const what = findPersonalData(line, secrets)
    if (what) found.push(`${what}: ${line.slice(0, 60)}…`)
  }
rmSync(folder, { recursive: true, force: true })
process.stdout.write(
  `logs: ${lines} lines of the suite read, ${found.length} with personal data\n${found.slice(0, 10).join('\n')}`,
)
if (lines === 0 || found.length > 0) process.exit(1)
