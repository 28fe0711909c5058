/** The history of a programme: which version held from when until when. */
import type { VersionLine } from '../../../types/policy'
import type { Instant, LocalDate } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import type { Programme } from '../../eligibility/rules/programme'

export interface Entry {
  readonly programme: Programme
  readonly author: string | null
  readonly approver: string | null
  readonly publishedAt: Instant | null
}

/** Its own end, or the day before a higher version of the same region begins: that ends it, nothing else touches it. */
function untilOf({ code, region, version, effectiveTo }: Programme, all: readonly Entry[]): LocalDate | null {
  const ends = all
    .map(({ programme }) => programme)
    .filter(next => next.code === code && next.region === region && next.version > version)
    .map(next => addDays(next.effectiveFrom, -1))
  return [...ends, ...(effectiveTo === undefined ? [] : [effectiveTo])].sort()[0] ?? null
}

export function lineOf(entry: Entry, all: readonly Entry[], today: LocalDate): VersionLine {
  const { programme, author, approver, publishedAt } = entry
  const until = untilOf(programme, all)
  return {
    version: programme.version,
    region: programme.region,
    regionName: programme.regionName,
    title: programme.title,
    effectiveFrom: programme.effectiveFrom,
    until,
    state: programme.effectiveFrom > today ? 'future' : until !== null && until < today ? 'past' : 'current',
    author,
    approver,
    publishedAt,
  }
}

/** The version before it, that a reader would compare it with: the next lower of its region, else of the programme. */
export function predecessorOf(programme: Programme, all: readonly Entry[]): Programme | null {
  const lower = all
    .map(entry => entry.programme)
    .filter(({ code, version }) => code === programme.code && version < programme.version)
    .sort((a, b) => b.version - a.version)
  return lower.find(({ region }) => region === programme.region) ?? lower[0] ?? null
}
