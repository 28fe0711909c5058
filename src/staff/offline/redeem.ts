// A redemption without a network: signed by this device, on the device's storage before anybody is told that it is done.
import { recordText } from '~types/desk-record'
import type { DeskDay } from '~types/offline'
import { voucherId as voucherIdSchema, type Instant, type VoucherId } from '~types/schema'
import { dateOfInstant } from '@/components/instant-words'
import { toHex } from './bytes'
import { sha512, signText } from './keys'
import { keepWork, keptWork, type KeptDevice, type Waiting, type Work } from './kept'
import type { FoundOffline } from './look'

/** undefined when the device's storage is full: then nothing was redeemed. */
export function redeemOffline(
  institution: string,
  { seed, deviceId, institutionId }: KeptDevice,
  { listId }: DeskDay,
  { code, listed, voucherId }: FoundOffline,
  now: number,
): Waiting | undefined {
  const at = instantOf(now)
  const recordId = toHex(sha512([seed, listId, at, code].join('\n')).subarray(0, 16))
  const unsigned = { recordId, listId, at, code }
  const waiting: Waiting = {
    record: { ...unsigned, signature: signText(seed, recordText(institutionId, deviceId, unsigned)) },
    title: listed?.title ?? '不在今日名单的券',
    names: listed?.names ?? [],
  }
  const { queue, redeemed } = keptWork(institution)
  const kept = keepWork(institution, {
    queue: [...queue, waiting],
    redeemed: withToday(redeemed, voucherIdSchema.parse(voucherId), at),
  })
  return kept ? waiting : undefined
}

/** One that this desk redeemed online: shown again without a network it is refused like the others. */
export function noteRedeemed(institution: string, voucherId: VoucherId, now: number): void {
  const { queue, redeemed } = keptWork(institution)
  keepWork(institution, { queue, redeemed: withToday(redeemed, voucherId, instantOf(now)) })
}

const instantOf = (now: number): Instant => new Date(now).toISOString() as Instant

/** Those of another day can no longer be shown: their codes are stale, their list is over. */
const withToday = (redeemed: Work['redeemed'], voucherId: VoucherId, at: Instant): Work['redeemed'] => [
  ...redeemed.filter(one => dateOfInstant(one.at) === dateOfInstant(at)),
  { voucherId, at },
]
