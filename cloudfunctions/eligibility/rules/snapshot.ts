/** The facts and the explanation behind an answer, as they are kept with an objection to it. */
import { standing, type Standing } from '../../../types/eligibility'
import { localDate, z, type LocalDate } from '../../../types/schema'
import type { PersonFacts } from './facts'
import type { Programme } from './programme'

const snapshot = z.object({
  on: localDate,
  version: z.number(),
  region: z.string(),
  /** Whatever was known: by name, big numbers as text. */
  facts: z.record(z.string(), z.unknown()),
  standing,
})
type Snapshot = z.infer<typeof snapshot>

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)

export const snapshotOf = (
  { version, region }: Programme,
  facts: PersonFacts,
  held: Standing,
  on: LocalDate,
): Snapshot => ({
  on,
  version,
  region,
  facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, plain(value)])),
  standing: held,
})

export const readSnapshot = (kept: unknown): Snapshot => z.parse(snapshot, kept)
