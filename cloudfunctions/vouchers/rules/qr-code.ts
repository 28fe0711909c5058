/** The signed code in the QR: 21 bytes that a desk can check without a network, and their Ed25519 signature. */
import type { PersonId, VoucherId } from '../../../types/schema'

export interface ShownCode {
  readonly voucherId: VoucherId
  readonly home: PersonId
  /** Unix time in seconds after which the code is stale. */
  readonly expires: number
}

/** A shown code is good for this long (domain rule H33): a screenshot that is passed on comes too late. */
export const shownSeconds = 60
/** How far the clocks of two servers may disagree. */
export const slackSeconds = 10

const version = 1
const payloadBytes = 21
const signatureBytes = 64
/** Nothing that is typed is as long; anything longer must prove itself by its signature. */
export const shortestScan = 40

/** version (1) · voucher id (8) · home person id (8) · expiry (4), big endian */
export function encodePayload({ voucherId, home, expires }: ShownCode): Buffer {
  const payload = Buffer.alloc(payloadBytes)
  payload.writeUInt8(version, 0)
  payload.writeBigUInt64BE(BigInt(voucherId), 1)
  payload.writeBigUInt64BE(BigInt(home), 9)
  payload.writeUInt32BE(expires, 17)
  return payload
}

/** base64url, 114 characters. */
export const encodeScan = (payload: Buffer, signature: Buffer): string =>
  Buffer.concat([payload, signature]).toString('base64url')

/** @returns null when it is not one of our codes, or not exactly as we wrote it, or the signature is not ours */
export function readScan(
  scanned: string,
  verify: (payload: Buffer, signature: Buffer) => boolean,
): ShownCode | null {
  const bytes = Buffer.from(scanned, 'base64url')
  // Node skips what is not base64: only the one spelling that we wrote counts.
  if (bytes.length !== payloadBytes + signatureBytes || bytes.toString('base64url') !== scanned) return null
  const payload = bytes.subarray(0, payloadBytes)
  if (payload.readUInt8(0) !== version || !verify(payload, bytes.subarray(payloadBytes))) return null
  return {
    voucherId: payload.readBigUInt64BE(1).toString() as VoucherId,
    home: payload.readBigUInt64BE(9).toString() as PersonId,
    expires: payload.readUInt32BE(17),
  }
}

/**
 * @param now Unix time in seconds. A code from further ahead than a code lasts was shown under another clock.
 * @param slack how far that clock may be off
 */
export const isFresh = ({ expires }: ShownCode, now: number, slack = slackSeconds): boolean =>
  now <= expires + slack && expires <= now + shownSeconds + slack
