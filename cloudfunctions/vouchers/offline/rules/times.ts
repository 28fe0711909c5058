/** What times a desk may have: the device's clock against ours, a redemption against the list that it was made from. */
import type { Instant } from '../../../../types/schema'
import { deskSlackSeconds } from '../../../../types/desk-record'
import { epochOf } from '../../../platform/clock'

/** A redemption is taken in for as long as one may be taken back (H34): older accounts are closed. */
export const lateDays = 7

const slack = deskSlackSeconds * 1000

/** How far the device's clock is ahead, in words for the clerk; null when it is right enough. */
export function clockFault(device: Instant, ours: Instant): { direction: string; amount: string } | null {
  const ahead = epochOf(device) - epochOf(ours)
  if (Math.abs(ahead) <= slack) return null
  const minutes = Math.max(2, Math.round(Math.abs(ahead) / 60_000))
  const amount =
    minutes < 60
      ? `${minutes}分钟`
      : minutes < 2880
        ? `${Math.round(minutes / 60)}小时`
        : `${Math.round(minutes / 1440)}天`
  return { direction: ahead > 0 ? '快' : '慢', amount }
}

/** Not before its list was taken, not after the list ended, not in the future, not too long ago. */
export function isPlausible(
  event: Instant,
  list: { readonly at: Instant; readonly valid_until: Instant },
  now: Instant,
): boolean {
  const at = epochOf(event)
  return (
    at >= epochOf(list.at) - slack &&
    at <= epochOf(list.valid_until) + slack &&
    at <= epochOf(now) + slack &&
    at >= epochOf(now) - lateDays * 86_400_000
  )
}
