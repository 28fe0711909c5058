/** The signed code in the QR: 21 bytes that a desk can check without a network, and their Ed25519 signature. */
import type { PersonId, VoucherId } from '../../../types/schema'
import { freshWithin, payloadBytes, shownVersion, signatureBytes } from '../../../types/shown-code'

export interface ShownCode {
  readonly voucherId: VoucherId
  readonly home: PersonId
  /** Unix time in seconds after which the code is stale. */
  readonly expires: number
}

/** How far the clocks of two servers may disagree. */
export const slackSeconds = 10

export function encodePayload({ voucherId, home, expires }: ShownCode): Buffer {
  const payload = Buffer.alloc(payloadBytes)
  payload.writeUInt8(shownVersion, 0)
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
  if (payload.readUInt8(0) !== shownVersion || !verify(payload, bytes.subarray(payloadBytes))) return null
  return {
    voucherId: payload.readBigUInt64BE(1).toString() as VoucherId,
    home: payload.readBigUInt64BE(9).toString() as PersonId,
    expires: payload.readUInt32BE(17),
  }
}

/**
 * @param now Unix time in seconds
 * @param slack how far the clock may be off under which it was scanned
 */
export const isFresh = ({ expires }: ShownCode, now: number, slack = slackSeconds): boolean =>
  freshWithin(expires, now, slack)
