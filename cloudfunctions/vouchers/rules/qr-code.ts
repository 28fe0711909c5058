/** The signed code in the QR: 26 bytes that a desk can check without a network, and their Ed25519 signature. */
import type { PersonId, VoucherId } from '../../../types/schema'
import { freshWithin, payloadBytes, shownAt, shownVersion, signatureBytes } from '../../../types/shown-code'

export interface ShownCode {
  readonly voucherId: VoucherId
  readonly home: PersonId
  /** Unix time in seconds after which the code is stale. */
  readonly expires: number
  /** Of the voucher's codes that count: 1, and one more for each replacement. */
  readonly codeVersion: number
}

/** How far the clocks of two servers may disagree. */
export const slackSeconds = 10

/** @param city 6-digit code of the district whose key signs */
export function encodePayload({ voucherId, home, expires, codeVersion }: ShownCode, city: string): Buffer {
  const payload = Buffer.alloc(payloadBytes)
  payload.writeUInt8(shownVersion, 0)
  payload.writeBigUInt64BE(BigInt(voucherId), shownAt.voucher)
  payload.writeBigUInt64BE(BigInt(home), shownAt.home)
  payload.writeUInt32BE(expires, shownAt.expires)
  payload.writeUInt8(codeVersion, shownAt.codeVersion)
  payload.writeUInt32BE(Number(city), shownAt.city)
  return payload
}

/** base64url, 120 characters. */
export const encodeScan = (payload: Buffer, signature: Buffer): string =>
  Buffer.concat([payload, signature]).toString('base64url')

export type Scanned =
  | { readonly kind: 'ours'; readonly shown: ShownCode }
  /** It says another city. Whether it is true only that city's key can tell: here it is refused either way. */
  | { readonly kind: 'other_city' }
  /** Not a code, not exactly as we wrote it, or the signature is not ours. */
  | { readonly kind: 'forged' }

/** @param city 6-digit code of the district that asks */
export function readScan(
  scanned: string,
  city: string,
  verify: (payload: Buffer, signature: Buffer) => boolean,
): Scanned {
  const bytes = Buffer.from(scanned, 'base64url')
  // Node skips what is not base64: only the one spelling that we wrote counts.
  if (bytes.length !== payloadBytes + signatureBytes || bytes.toString('base64url') !== scanned)
    return { kind: 'forged' }
  const payload = bytes.subarray(0, payloadBytes)
  if (payload.readUInt8(0) !== shownVersion) return { kind: 'forged' }
  if (payload.readUInt32BE(shownAt.city) !== Number(city)) return { kind: 'other_city' }
  if (!verify(payload, bytes.subarray(payloadBytes))) return { kind: 'forged' }
  return {
    kind: 'ours',
    shown: {
      voucherId: payload.readBigUInt64BE(shownAt.voucher).toString() as VoucherId,
      home: payload.readBigUInt64BE(shownAt.home).toString() as PersonId,
      expires: payload.readUInt32BE(shownAt.expires),
      codeVersion: payload.readUInt8(shownAt.codeVersion),
    },
  }
}

/**
 * @param now Unix time in seconds
 * @param slack how far the clock may be off under which it was scanned
 */
export const isFresh = (
  { expires }: Pick<ShownCode, 'expires'>,
  now: number,
  slack = slackSeconds,
): boolean => freshWithin(expires, now, slack)
