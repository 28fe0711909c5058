/** What must never stand in a log: the fixtures' names, and anything shaped like their numbers and phones. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import iconv from 'iconv-lite'

/** Invented numbers use the unassigned province 47, invented phones the unassigned prefix 160. */
const number = /(?<!\d)47\d{15}[\dXx](?!\d)/
const phone = /(?<!\d)160\d{8}(?!\d)/
const han = /[\p{Script=Han}]/u

/** Every name of the feeds. */
export function fixtureSecrets(folder: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const file of readdirSync(folder).filter(name => name.endsWith('.csv'))) {
    const bytes = readFileSync(path.join(folder, file))
    const utf8 = bytes.toString('utf8')
    const [head = '', ...rows] = (utf8.includes('\uFFFD') ? iconv.decode(bytes, 'gb18030') : utf8).split(
      /\r?\n/,
    )
    const columns = head.split(',').flatMap((title, i) => (title.endsWith('姓名') ? [i] : []))
    for (const row of rows)
      for (const column of columns)
        if ((row.split(',')[column] ?? '').length > 1) names.add(row.split(',')[column] ?? '')
  }
  return names
}

/** What kind of personal data stands in the line, or null. Logs hold codes only, so any Han text is already a fault. */
export function findPersonalData(line: string, names: ReadonlySet<string>): string | null {
  if (number.test(line)) return 'identity number'
  if (phone.test(line)) return 'phone'
  for (const name of names) if (line.includes(name)) return 'name'
  return han.test(line) ? 'text' : null
}
