// What a host capability answers: a value, or an explicit reason why there is none. Never a pretended success.

/**
 * - `unsupported`: this host cannot do it at all (offer another way)
 * - `cancelled`: the person changed her mind (say nothing)
 * - `denied`: permission refused (say how to allow it)
 * - `failed`: it should have worked (offer to try again)
 */
export type Reason = 'unsupported' | 'cancelled' | 'denied' | 'failed'

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Reason; readonly detail?: string }

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refused = (reason: Reason, detail?: string): Outcome<never> =>
  detail === undefined ? { ok: false, reason } : { ok: false, reason, detail }
