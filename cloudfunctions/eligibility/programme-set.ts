/** The programme versions in force together, named by the hash of their list, so that an event can say which they were. */
import { createHash } from 'node:crypto'
import type { Programme } from './rules/programme'

export interface ProgrammeSet {
  readonly hash: string
  readonly versions: readonly { readonly code: string; readonly version: number; readonly region: string }[]
}

const sets = new WeakMap<readonly Programme[], ProgrammeSet>()

export function programmeSetOf(programmes: readonly Programme[]): ProgrammeSet {
  const known = sets.get(programmes)
  if (known !== undefined) return known
  const versions = programmes.map(({ code, version, region }) => ({ code, version, region }))
  const hash = createHash('sha256').update(JSON.stringify(versions)).digest('hex').slice(0, 16)
  const set = { hash, versions }
  sets.set(programmes, set)
  return set
}
