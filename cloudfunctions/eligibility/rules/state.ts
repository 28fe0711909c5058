/** Three-valued (Kleene) truth: what is unknown never decides against a person. */

export type State = 'met' | 'not_met' | 'unknown'

export const stateOf = (value: boolean | null): State =>
  value === null ? 'unknown' : value ? 'met' : 'not_met'

export function not(state: State): State {
  return state === 'unknown' ? 'unknown' : state === 'met' ? 'not_met' : 'met'
}

export function all(states: readonly State[]): State {
  return states.includes('not_met') ? 'not_met' : states.includes('unknown') ? 'unknown' : 'met'
}

export function any(states: readonly State[]): State {
  return states.includes('met') ? 'met' : states.includes('unknown') ? 'unknown' : 'not_met'
}
