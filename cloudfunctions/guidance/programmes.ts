/** lists.programmes: how many are entitled, hold or have used each programme, and the lines that wait, by town and institution. */
import { programmesInForce } from '../catalogue/programmes'
import { inScope } from '../eligibility/list-scope'
import { institutionId, z } from '../../types/schema'
import { today } from '../platform/clock'
import type { Handler } from '../service/context'
import { countByGroup, type LineCount } from './queries/counts'
import { countMasks, lastRun, type MaskCount } from './queries/masks'
import { sightOf } from './sight'

const having = (counts: readonly MaskCount[], mask: (row: MaskCount) => string, bit: bigint): number =>
  counts.reduce((sum, row) => ((BigInt(mask(row)) & bit) === 0n ? sum : sum + row.people), 0)

interface Waiting {
  readonly name: string
  readonly open: number
  readonly overdue: number
}

function sums(
  counts: readonly LineCount[],
  of: (row: LineCount) => readonly [key: string, name: string] | null,
): ReadonlyMap<string, Waiting> {
  const all = new Map<string, Waiting>()
  for (const row of counts) {
    const place = of(row)
    if (place === null) continue
    const [key, name] = place
    const before = all.get(key) ?? { name, open: 0, overdue: 0 }
    all.set(key, { name, open: before.open + row.open, overdue: before.overdue + row.overdue })
  }
  return all
}

/** A list that tells a certified category is not named to those who may not know (domain F3). */
export const programmes: Handler<'lists.programmes'> = async context => {
  const { db, city, clock, caller } = context
  const sight = await sightOf(context)
  const masks = await countMasks(db, inScope(caller.region, city.code))
  const lines = await countByGroup(db, sight, today(clock))
  const waiting = sums(lines, row => [row.programme, ''])
  const run = await lastRun(db)
  const shown = (await programmesInForce(context)).filter(
    ({ code }) => !sight.discreet.includes(code) || waiting.has(code),
  )
  const towns = sums(lines, row => (row.town === '0' ? null : [row.town, row.town_name ?? row.town]))
  const institutions = sums(lines, row =>
    row.institution_id === null ? null : [row.institution_id, row.institution ?? ''],
  )
  return {
    items: shown.map(({ code, title, ordinal }) => {
      const bit = 1n << BigInt(ordinal)
      const told = !sight.discreet.includes(code)
      const people = (mask: (row: MaskCount) => string) => (told ? having(masks, mask, bit) : 0)
      return {
        programme: code,
        title,
        eligible: people(row => row.eligible),
        review: people(row => row.review),
        held: people(row => row.holds),
        used: people(row => row.used),
        open: waiting.get(code)?.open ?? 0,
        overdue: waiting.get(code)?.overdue ?? 0,
      }
    }),
    regions: [...towns].map(([region, count]) => ({ region, ...count })),
    institutions: [...institutions].map(([id, count]) => ({
      institutionId: z.parse(institutionId, id),
      ...count,
    })),
    lastRun:
      run === undefined
        ? null
        : { at: run.finished_at, people: run.people, opened: run.opened, closed: run.closed },
  }
}
