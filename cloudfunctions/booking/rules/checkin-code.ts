/** The check-in code of an appointment: 75 random bits, as QR or read aloud at the desk. */
import { encodeBase32, isBase32, readBase32 } from '../../../types/base32'

/** Canonical: 15 symbols, no separators. A voucher's typed code has 17, so that a desk can tell the two apart. */
export type CheckinCode = string & { readonly __brand: 'CheckinCode' }

const symbols = 15
/** Bytes of entropy that `makeCheckinCode` needs. */
export const entropyBytes = 10

/** @param entropy at least `entropyBytes` from a cryptographic source */
export const makeCheckinCode = (entropy: Uint8Array): CheckinCode =>
  encodeBase32(entropy, symbols) as CheckinCode

/** What was scanned or typed, as the canonical code; null when it cannot be one. */
export function normaliseCheckinCode(raw: string): CheckinCode | null {
  const code = readBase32(raw)
  return isBase32(code, symbols) ? (code as CheckinCode) : null
}
