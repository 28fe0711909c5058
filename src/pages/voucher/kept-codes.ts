// The codes that this phone keeps for a day with an appointment: which one holds now, and until when they last.
import type { Output } from '~types/contract'
import { shownSeconds } from '~types/shown-code'

type DayCodes = Output<'vouchers.dayCodes'>
const period = shownSeconds * 1000

export interface KeptCode {
  readonly qr: string
  /** Until the next one. */
  readonly seconds: number
}

/** @param now epoch milliseconds */
export function keptCode(kept: DayCodes | undefined, now: number): KeptCode | undefined {
  for (const { startsAt, codes } of kept?.runs ?? []) {
    const passed = now - Date.parse(startsAt)
    const qr = passed < 0 ? undefined : codes[Math.floor(passed / period)]
    if (qr !== undefined) return { qr, seconds: Math.ceil((period - (passed % period)) / 1000) }
  }
  return undefined
}

/** Epoch milliseconds of the end of the last one; undefined when there is none to come. */
export function keptUntil(kept: DayCodes | undefined, now: number): number | undefined {
  const last = kept?.runs.at(-1)
  const end = last === undefined ? 0 : Date.parse(last.startsAt) + last.codes.length * period
  return end > now ? end : undefined
}
