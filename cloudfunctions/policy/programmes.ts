/** policy.programmes, policy.version: what holds, what will hold, what is being made of it, and what held before. */
import { ServiceError } from '../../types/errors'
import type { Budget } from '../../types/policy'
import type { ProgrammeCode } from '../../types/schema'
import type { Handler } from '../service/context'
import { draftLine } from './draft-view'
import { mustManageCity, standingOf } from './published'
import { quotasOf, type QuotaRow } from './queries/budget'
import { openDrafts } from './queries/drafts'
import { partsOf, changesBetween } from './rules/version-parts'
import { lineOf, predecessorOf, type Entry } from './rules/version-line'

function byCode(versions: readonly Entry[]): ReadonlyMap<ProgrammeCode, readonly Entry[]> {
  const groups = new Map<ProgrammeCode, Entry[]>()
  for (const entry of versions) {
    const { code } = entry.programme
    groups.set(code, [...(groups.get(code) ?? []), entry])
  }
  return groups
}

function budgetOf(
  code: ProgrammeCode,
  unitCost: number | undefined,
  year: number,
  quotas: readonly QuotaRow[],
): Budget {
  const quota = quotas.find(({ programme }) => programme === code)
  return { year, places: quota?.total ?? null, used: quota?.used ?? 0, unitCost: unitCost ?? null }
}

export const programmes: Handler<'policy.programmes'> = async context => {
  mustManageCity(context)
  const { db, city } = context
  const { versions, today } = await standingOf(context)
  const year = Number(today.slice(0, 4))
  const quotas = await quotasOf(db, city.code, year)
  return {
    items: [...byCode(versions)].map(([code, entries]) => {
      const lines = entries.map(entry => lineOf(entry, entries, today))
      const current = lines.findLast(line => line.state === 'current') ?? null
      const shown = entries.find(({ programme }) => programme.version === current?.version) ?? entries.at(-1)
      return {
        programme: code,
        title: shown?.programme.title ?? code,
        current,
        future: lines.filter(line => line.state === 'future'),
        budget: budgetOf(code, shown?.programme.unitCost, year, quotas),
      }
    }),
    drafts: (await openDrafts(db)).map(draftLine),
  }
}

export const version: Handler<'policy.version'> = async (context, input) => {
  mustManageCity(context)
  const { db, city } = context
  const { versions, today } = await standingOf(context)
  const entries = byCode(versions).get(input.programme) ?? []
  const lines = entries.map(entry => lineOf(entry, entries, today))
  const wanted =
    input.version ??
    lines.findLast(line => line.state === 'current')?.version ??
    lines.find(line => line.state === 'future')?.version ??
    lines.at(-1)?.version
  const entry = entries.find(({ programme }) => programme.version === wanted)
  if (entry === undefined) throw new ServiceError('NOT_FOUND')
  const { programme } = entry
  const older = predecessorOf(programme, entries)
  const year = Number(today.slice(0, 4))
  return {
    programme: programme.code,
    line: lineOf(entry, entries, today),
    parts: partsOf(programme)
      .filter(({ lines: words }) => words.length > 0)
      .map(part => ({ ...part, lines: [...part.lines] })),
    changes: older === null ? [] : changesBetween(older, programme),
    history: lines.reverse(),
    budget: budgetOf(programme.code, programme.unitCost, year, await quotasOf(db, city.code, year)),
    drafts: (await openDrafts(db, programme.code)).map(draftLine),
  }
}
