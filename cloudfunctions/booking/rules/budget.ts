/** How often somebody may try to take a ticket: a token bucket, so that a program is no quicker than a hand. */

/** Tries at hand after a rest. */
export const most = 6
/** Seconds in which one comes back. */
export const refill = 10

/** What is left of so many tries after so many seconds. */
export const refilled = (tries: number, seconds: number): number =>
  Math.min(most, tries + Math.max(0, seconds) / refill)

/** Seconds until one can be made; 0 when it can be now. */
export const secondsUntilTry = (tries: number): number => Math.max(0, Math.ceil((1 - tries) * refill))
