// Bytes as text and back, without Buffer, atob or TextEncoder: a mini-program has none of them on every phone.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const group = (a << 16) | (b << 8) | c
    const symbols = Math.min(4, bytes.length - i + 1)
    for (let n = 0; n < symbols; n++) text += ALPHABET.charAt((group >> (18 - 6 * n)) & 63)
  }
  return text
}

/** null for anything that `toBase64url` would have spelt otherwise. */
export function fromBase64url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let group = 0
  let bits = 0
  let at = 0
  for (const symbol of text) {
    const value = ALPHABET.indexOf(symbol)
    if (value < 0) return null
    group = ((group << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (group >> bits) & 255
  }
  return toBase64url(bytes) === text ? bytes : null
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** UTF-8. */
export function toBytes(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  const bytes: number[] = []
  for (let i = 0; i < escaped.length; i++)
    if (escaped.charAt(i) === '%') {
      bytes.push(parseInt(escaped.slice(i + 1, i + 3), 16))
      i += 2
    } else bytes.push(escaped.charCodeAt(i))
  return Uint8Array.from(bytes)
}

/** Eight bytes, big endian, as a decimal number: BigInt is newer than some of the phones. */
export function toDecimal(bytes: Uint8Array): string {
  let digits = [0]
  for (const byte of bytes) {
    let carry = byte
    digits = digits.map(digit => {
      const value = digit * 256 + carry
      carry = Math.floor(value / 10)
      return value % 10
    })
    for (; carry > 0; carry = Math.floor(carry / 10)) digits.push(carry % 10)
  }
  return digits.reverse().join('')
}
