// A black and white bitmap file (BMP, 1 bit a pixel) as a data URL: an image that needs no canvas on either target.

const HEADER = 62
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** btoa is missing in mini-programs. */
export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const triple = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += ALPHABET.charAt(triple >> 18) + ALPHABET.charAt((triple >> 12) & 63)
    text += left > 1 ? ALPHABET.charAt((triple >> 6) & 63) : '='
    text += left > 2 ? ALPHABET.charAt(triple & 63) : '='
  }
  return text
}

/** Dark cells are true; each becomes `scale` × `scale` pixels. The matrix must be square. */
export function bitmapDataUrl(matrix: readonly (readonly boolean[])[], scale: number): string {
  const side = matrix.length * scale
  const stride = Math.ceil(side / 32) * 4
  const bytes = new Uint8Array(HEADER + stride * side)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0x424d) // 'BM', the one big-endian field
  view.setUint32(2, bytes.length, true)
  view.setUint32(10, HEADER, true)
  view.setUint32(14, 40, true) // BITMAPINFOHEADER
  view.setInt32(18, side, true)
  view.setInt32(22, -side, true) // negative: rows from the top
  view.setUint16(26, 1, true)
  view.setUint16(28, 1, true)
  view.setUint32(34, stride * side, true)
  view.setUint32(46, 2, true)
  view.setUint32(54, 0x00ffffff, true) // palette: 0 white, 1 black
  for (let y = 0; y < side; y++) {
    const row = matrix[Math.floor(y / scale)] ?? []
    for (let x = 0; x < side; x++) {
      const at = HEADER + y * stride + (x >> 3)
      if (row[Math.floor(x / scale)]) bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return `data:image/bmp;base64,${base64(bytes)}`
}
