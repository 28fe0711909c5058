/** A version that is published and not yet in force: what it takes away may not be promised beyond its first day. */
import type { LocalDate } from '../../../types/schema'
import { addDays } from './calendar'
import { explain } from './explain'
import type { PersonFacts } from './facts'
import type { Programme } from './programme'
import { covers } from './region'

/**
 * The programme as it may be promised to this person: it ends on the day before its successor begins, unless that one
 * answers the same on its first day.
 */
export function asPromised(
  programme: Programme,
  published: readonly Programme[],
  facts: PersonFacts,
  today: LocalDate,
): Programme {
  const [next] = published
    .filter(
      ({ code, version, region, effectiveFrom }) =>
        code === programme.code &&
        version > programme.version &&
        effectiveFrom > today &&
        (covers(region, programme.region) || covers(programme.region, region)),
    )
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  if (next === undefined) return programme
  const on = next.effectiveFrom
  if (explain(next, facts, on).outcome === explain(programme, facts, on).outcome) return programme
  const last = addDays(on, -1)
  const { effectiveTo } = programme
  return { ...programme, effectiveTo: effectiveTo === undefined || last < effectiveTo ? last : effectiveTo }
}
