/** The check-in code of an appointment: 75 random bits in Crockford base32, as QR or read aloud at the desk. */

/** Canonical: 15 symbols, no separators. A voucher's typed code has 17, so that a desk can tell the two apart. */
export type CheckinCode = string & { readonly __brand: 'CheckinCode' }

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const canonical = /^[0-9A-HJKMNP-TV-Z]{15}$/
const symbols = 15
/** Bytes of entropy that `makeCheckinCode` needs. */
export const entropyBytes = 10

/** @param entropy at least `entropyBytes` from a cryptographic source; five bits a symbol */
export function makeCheckinCode(entropy: Uint8Array): CheckinCode {
  let bits = entropy.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let code = ''
  for (let i = 0; i < symbols; i++) {
    code += alphabet[Number(bits & 31n)] ?? '0'
    bits >>= 5n
  }
  return code as CheckinCode
}

/** What was scanned or typed, as the canonical code; null when it cannot be one. O is 0, I and L are 1 (Crockford). */
export function normaliseCheckinCode(raw: string): CheckinCode | null {
  const code = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.·]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return canonical.test(code) ? (code as CheckinCode) : null
}
