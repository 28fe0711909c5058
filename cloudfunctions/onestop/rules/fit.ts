/** Fits several checks into one visit: one after the other, beside an appointment elsewhere, as early as they can end. */
import type { SlotId, TimeOfDay } from '../../../types/schema'

export interface Session {
  readonly slotId: SlotId
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
}
export interface Span {
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
}

export const overlap = (one: Span, other: Span): boolean => one.starts < other.ends && other.starts < one.ends

/**
 * A session of each, none beside another or `busy`, in any order: of all ways the one that ends first, and of those the one
 * that begins last (the least waiting). Null when there is none. Checks are few, so all ways are tried.
 * @param sessions of each check, any order
 */
export function fit(
  sessions: readonly (readonly Session[])[],
  busy: readonly Span[] = [],
): readonly Session[] | null {
  const [mine, ...others] = sessions
  if (mine === undefined) return []
  let best: readonly Session[] | null = null
  for (const session of mine) {
    if (busy.some(span => overlap(span, session))) continue
    const rest = fit(others, [...busy, session])
    if (rest !== null && (best === null || better([session, ...rest], best))) best = [session, ...rest]
  }
  return best
}

const first = (visit: readonly Span[]): string => visit.map(span => span.starts).sort()[0] ?? ''
const last = (visit: readonly Span[]): string =>
  visit
    .map(span => span.ends)
    .sort()
    .at(-1) ?? ''

function better(one: readonly Span[], other: readonly Span[]): boolean {
  const [ends, endsOther] = [last(one), last(other)]
  return ends < endsOther || (ends === endsOther && first(one) > first(other))
}
