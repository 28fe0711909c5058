/**
 * What may happen to a line of a service list.
 *
 * | state | contact | hand-over | accept | return | the pass |
 * |---|---|---|---|---|---|
 * | open | contacted, unreachable, declined, moved | handed_over | – | – | done, closed |
 * | contacted | the same | handed_over | – | – | done, closed |
 * | unreachable | the same | handed_over | – | – | done, or ends as it is |
 * | declined, moved | the same: people change their minds | handed_over | – | – | done, or ends as it is |
 * | handed_over | reached and unreachable change nothing; declined, moved | handed_over (elsewhere) | accepted | contacted | done, closed |
 * | accepted | the same | – | – | contacted | done, closed |
 * | done, closed | – | – | – | – | – |
 *
 * A clinic records contacts of what it has accepted. `done`: the benefit was claimed or used. `closed`: no longer entitled. Only the pass writes these two, and only it ends a
 * line; a line that ended takes nothing any more.
 */
import type { ContactOutcome, GuidanceState } from '../../../types/lists'

export type Step =
  | { readonly kind: 'contact'; readonly outcome: ContactOutcome }
  | { readonly kind: 'hand_over' | 'accept' | 'return' }

const withClinic: readonly GuidanceState[] = ['handed_over', 'accepted']

/** Lines on which something is still to be done. */
export const working: readonly GuidanceState[] = ['open', 'contacted', 'handed_over', 'accepted']

/** Null when the state does not allow the step. */
export function after(state: GuidanceState, step: Step): GuidanceState | null {
  if (state === 'done' || state === 'closed') return null
  switch (step.kind) {
    case 'contact':
      if (step.outcome === 'declined' || step.outcome === 'moved') return step.outcome
      if (withClinic.includes(state)) return state
      return step.outcome === 'reached' ? 'contacted' : 'unreachable'
    case 'hand_over':
      return state === 'accepted' ? null : 'handed_over'
    case 'accept':
      return state === 'handed_over' ? 'accepted' : null
    case 'return':
      return withClinic.includes(state) ? 'contacted' : null
  }
}
