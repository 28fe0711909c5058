/**
 * The life of a draft.
 *
 * | from | save | submit | publish | return | withdraw |
 * |---|---|---|---|---|---|
 * | editing | editing | submitted | – | – | withdrawn |
 * | submitted | – | – | published | returned | withdrawn |
 * | returned | editing | submitted | – | – | withdrawn |
 * | published, withdrawn | – | – | – | – | – |
 *
 * Publishing and returning need somebody who neither began it, nor ever edited it, nor submitted it. Anybody else who
 * manages the city may do the rest: a draft must not wait for one person's holiday.
 */
import type { DraftState } from '../../../types/policy'

export type DraftMove = 'save' | 'submit' | 'publish' | 'return' | 'withdraw'

const moves = {
  save: { from: ['editing', 'returned'], to: 'editing' },
  submit: { from: ['editing', 'returned'], to: 'submitted' },
  publish: { from: ['submitted'], to: 'published' },
  return: { from: ['submitted'], to: 'returned' },
  withdraw: { from: ['editing', 'submitted', 'returned'], to: 'withdrawn' },
} as const satisfies Record<DraftMove, { from: readonly DraftState[]; to: DraftState }>

/** Null when the draft is past that move. */
export function after(state: DraftState, move: DraftMove): DraftState | null {
  const { from, to } = moves[move]
  return from.some(one => one === state) ? to : null
}

export interface Hands {
  readonly author: string
  readonly saved_by: string
  readonly editors: readonly string[]
  readonly submitted_by: string | null
}

/** True for somebody whose hands were not on it: the second person. */
export const isSecondPerson = (
  { author, saved_by, editors, submitted_by }: Hands,
  accountKey: string,
): boolean => ![author, saved_by, submitted_by, ...editors].includes(accountKey)
