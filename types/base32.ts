/** Codes that people read aloud and type: Crockford's base 32, in which nobody confuses O with 0 or I and L with 1. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Five bits a symbol. @param value 0..31 */
export const base32Symbol = (value: number): string => alphabet[value] ?? '0'

/** The lowest bits of `bytes` as `symbols` symbols; needs 5 bits a symbol. */
export function encodeBase32(bytes: Uint8Array, symbols: number): string {
  let bits = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let code = ''
  for (let i = 0; i < symbols; i++) {
    code += base32Symbol(Number(bits & 31n))
    bits >>= 5n
  }
  return code
}

/** What was typed or scanned, as it was made: capitals, no separators, O for 0, I and L for 1. */
export const readBase32 = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.·]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')

/** Whether the text is exactly so many symbols. */
export const isBase32 = (code: string, symbols: number): boolean =>
  code.length === symbols && [...code].every(symbol => alphabet.includes(symbol))
