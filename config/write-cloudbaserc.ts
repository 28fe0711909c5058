/** Writes cloudbaserc.json to the repository's root. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { cloudbasercText } from './cloudbaserc'

writeFileSync(path.resolve(__dirname, '../cloudbaserc.json'), cloudbasercText)
