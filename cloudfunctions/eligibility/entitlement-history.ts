/**
 * When a programme opened and closed for a person, why, and by which version. Each event holds the facts of its day, so the
 * reason is explained by that very version on those very facts, and not by what holds now.
 */
import type { LocalDate, PersonId, ProgrammeCode } from '../../types/schema'
import { publishedProgrammes } from '../catalogue/programmes'
import type { Services } from '../service/context'
import type { PassCause } from './pass'
import { eventsOf, type EventRow } from './queries/entitlement-events'
import { addDays } from './rules/calendar'
import { explain, type Explanation } from './rules/explain'
import { factsOfSnapshot } from './rules/facts'
import type { Programme } from './rules/programme'

export interface EntitlementChange {
  readonly on: LocalDate
  /** 「可以享受」, 「不再符合」, 「需要核对」, 「核对结束」 */
  readonly change: string
  readonly why: string
  readonly version: number
}

const causes: Readonly<Record<PassCause, string>> = {
  first: '首次比对',
  facts: '信息有更新',
  date: '到了日期',
  programmes: '政策有更新',
}

/** What a date alone made true: the conditions that were not met the day before. */
function newlyMet(programme: Programme, facts: Parameters<typeof explain>[1], on: LocalDate): string[] {
  const before = explain(programme, facts, addDays(on, -1))
  return explain(programme, facts, on)
    .clauses.filter(({ state }, i) => state === 'met' && before.clauses[i]?.state !== 'met')
    .map(({ text }) => text)
}

const words = ({ reasons, missing, clauses }: Explanation, kind: EventRow['kind']): readonly string[] => {
  switch (kind) {
    case 'opened':
      return clauses.filter(({ state }) => state === 'met').map(({ text }) => text)
    case 'closed':
    case 'review_closed':
      return reasons.map(({ text }) => text)
    case 'review_opened':
      return missing
  }
}

const changes: Readonly<Record<EventRow['kind'], string>> = {
  opened: '可以享受',
  closed: '不再符合',
  review_opened: '需要核对',
  review_closed: '核对结束',
}

function told(programme: Programme, row: EventRow): EntitlementChange {
  const facts = factsOfSnapshot(row.facts)
  const all = words(explain(programme, facts, row.occurred_on), row.kind)
  const dated =
    row.cause === 'date' && row.kind === 'opened' ? newlyMet(programme, facts, row.occurred_on) : []
  const why = (dated.length > 0 ? dated : all).join(';')
  return {
    on: row.occurred_on,
    change: changes[row.kind],
    why: [causes[row.cause], why].filter(text => text !== '').join(':'),
    version: programme.version,
  }
}

/** Newest first, at most twenty. Empty for a programme that the city never had. */
export async function entitlementHistory(
  services: Pick<Services, 'db' | 'clock' | 'city' | 'catalogue'>,
  personId: PersonId,
  code: ProgrammeCode,
): Promise<readonly EntitlementChange[]> {
  const published = await publishedProgrammes(services)
  const ordinal = published.find(programme => programme.code === code)?.ordinal
  if (ordinal === undefined) return []
  const rows = await eventsOf(services.db, personId, code, 1n << BigInt(ordinal))
  return rows.flatMap(row => {
    const programme = published.find(
      ({ code: known, version, region }) =>
        known === code && version === row.version && region === row.region,
    )
    return programme === undefined ? [] : [told(programme, row)]
  })
}
