// Base64 of bytes, alike in a browser and in the mini-program, which has no btoa.

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
    const left = bytes.length - at
    pieces.push(
      letters.charAt(a >> 2),
      letters.charAt(((a & 3) << 4) | (b >> 4)),
      left > 1 ? letters.charAt(((b & 15) << 2) | (c >> 6)) : '=',
      left > 2 ? letters.charAt(c & 63) : '=',
    )
  }
  return pieces.join('')
}
