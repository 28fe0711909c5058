/** Writes docs/openapi.json from the contract; `--check` fails when it is out of date. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openApi } from './openapi-document'

const file = path.resolve(__dirname, '../docs/openapi.json')
const text = JSON.stringify(openApi(), null, 1) + '\n'
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write('docs/openapi.json is out of date: npm run generate\n')
  process.exit(1)
}
