// What a code is, told by the device alone: the city's signature, the day's list, what this desk has done already.
import { readBase32, isBase32 } from '~types/base32'
import { checkBytes, checkText, deskSlackSeconds } from '~types/desk-record'
import { errorRow, fill } from '~types/errors'
import type { DeskDay, ListedVoucher } from '~types/offline'
import {
  freshWithin,
  payloadBytes,
  randomSymbols,
  routingSymbols,
  shortestScan,
  shownAt,
  shownVersion,
  signatureBytes,
} from '~types/shown-code'
import { timeOfInstant } from '@/components/instant-words'
import { fromBase64url, toBase64url, toDecimal } from './bytes'
import { sha512, verifyBytes } from './keys'
import type { Work } from './kept'

export interface FoundOffline {
  /** As it will be uploaded. */
  readonly code: string
  readonly voucherId: string
  /** null: the code is the city's, but it is not on today's list; what it is for is known only online. */
  readonly listed: ListedVoucher | null
}
export type Looked =
  { readonly ok: true; readonly found: FoundOffline } | { readonly ok: false; readonly text: string }

const no = (text: string): Looked => ({ ok: false, text })

/** @param now epoch milliseconds by the device's clock */
export function lookOffline(
  code: string,
  { cityKey, day, work, now }: { cityKey: string; day: DeskDay; work: Work; now: number },
): Looked {
  const fault = dayFault(day, now)
  if (fault !== undefined) return no(fault)
  const looked = code.length < shortestScan ? lookTyped(code, day) : lookScanned(code, cityKey, day, now)
  if (!looked.ok) return looked
  const before = work.redeemed.find(({ voucherId }) => voucherId === looked.found.voucherId)
  return before === undefined
    ? looked
    : no(`此券已于今天${timeOfInstant(before.at)}在本机核销,不能重复核销。`)
}

/** Why there is no redeeming without a network now: the list is over, or the clock was set back. */
export function dayFault(day: DeskDay, now: number): string | undefined {
  if (now >= Date.parse(day.validUntil)) return '今日名单已过期,联网更新后才能离线核销。'
  const late = Date.parse(day.at) - now
  if (late <= deskSlackSeconds * 1000) return undefined
  return fill(errorRow('DESK_CLOCK').text, { direction: '慢', amount: `${Math.ceil(late / 60_000)}分钟` })
}

function lookTyped(typed: string, day: DeskDay): Looked {
  const code = readBase32(typed)
  if (!isBase32(code, routingSymbols + randomSymbols)) return no(errorRow('CODE_UNKNOWN').text)
  const check = toBase64url(sha512(checkText(day.listId, code)).subarray(0, checkBytes))
  const listed = day.vouchers.find(voucher => voucher.check === check)
  if (listed === undefined) return no('今日名单里没有这张券。没有网络时,请扫描对方屏幕上的二维码。')
  return { ok: true, found: { code, voucherId: listed.voucherId, listed } }
}

function lookScanned(code: string, cityKey: string, day: DeskDay, now: number): Looked {
  const bytes = fromBase64url(code)
  if (bytes?.length !== payloadBytes + signatureBytes || bytes[0] !== shownVersion)
    return no(errorRow('CODE_FORGED').text)
  if (toNumber(bytes.subarray(shownAt.city, payloadBytes)) !== Number(day.city))
    return no(errorRow('CODE_OTHER_CITY').text)
  if (!verifyBytes(cityKey, bytes.subarray(0, payloadBytes), bytes.subarray(payloadBytes)))
    return no(errorRow('CODE_FORGED').text)
  const expires = toNumber(bytes.subarray(shownAt.expires, shownAt.codeVersion))
  if (!freshWithin(expires, Math.floor(now / 1000), deskSlackSeconds)) return no(errorRow('CODE_STALE').text)
  const voucherId = toDecimal(bytes.subarray(shownAt.voucher, shownAt.home))
  const listed = day.vouchers.find(voucher => voucher.voucherId === voucherId) ?? null
  if (listed !== null && toNumber(bytes.subarray(shownAt.codeVersion, shownAt.city)) < listed.codeVersion)
    return no(errorRow('CODE_REPLACED').text)
  return { ok: true, found: { code, voucherId, listed } }
}

const toNumber = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0)
