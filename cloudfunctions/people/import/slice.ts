/** One slice of a file: planned against what is stored; a dry run says what would change, an import writes it. */
import type { BatchId } from '../../../types/imports'
import { factsChanged } from '../../eligibility/changed'
import { today } from '../../platform/clock'
import type { Services } from '../../service/context'
import { findDuplicates } from '../duplicates/find'
import { remember, type Difference } from './difference'
import type { Feed } from './feed'
import type { Issue } from './issue'
import { createKeys } from './keys'
import type { Counts } from './ledger'
import { Loader } from './load'
import { Population, touchedBy } from './population'
import { prepareRows } from './prepare'
import { holdImports, insertIssues } from './queries/batch'
import type { KeptRow } from './table'
import { writePlan } from './write'

export interface Sliced {
  readonly counts: Counts
  readonly issues: readonly Issue[]
  /** Of a dry run only. */
  readonly differences: readonly Difference[]
}

export async function runSlice(
  services: Services,
  batch: { readonly id: BatchId; readonly feed: Feed },
  rows: readonly KeptRow[],
  { dryRun }: { readonly dryRun: boolean },
): Promise<Sliced> {
  const { db, city, clock, ids, vault } = services
  const keys = createKeys(vault)
  const tools = { population: new Population(), today: today(clock), ids, keys }
  const prepared = prepareRows(batch.feed, rows, { city, today: tools.today, keys })
  if (!dryRun) await holdImports(db)
  await new Loader(tools.population).load(db, prepared.documents, prepared.ties)
  const before = dryRun ? remember(tools.population) : null
  const ledger = prepared.plan(tools)
  const pending = tools.population.pending()
  await insertIssues(db, batch.id, ledger.issues)
  if (before === null) {
    await writePlan(services, batch, pending)
    const touched = [...touchedBy(pending)]
    await factsChanged(services, touched)
    await findDuplicates(
      services,
      pending.people.map(({ id }) => id),
    )
  }
  return {
    counts: ledger.counts(),
    issues: ledger.issues,
    differences: before === null ? [] : await before.differences(services, pending),
  }
}
