// The bitmap is read back by the format's own rules, and base64 compared with Node's.
import fc from 'fast-check'
import { base64, bitmapDataUrl } from './bitmap'

test('base64 is the same as Node’s for any bytes', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 64 }),
      bytes => base64(bytes) === Buffer.from(bytes).toString('base64'),
    ),
  )
})

test('each cell of the matrix becomes a square of its colour', () => {
  const sides = fc.integer({ min: 1, max: 9 })
  const matrices = sides.chain(side =>
    fc.array(fc.array(fc.boolean(), { minLength: side, maxLength: side }), {
      minLength: side,
      maxLength: side,
    }),
  )
  fc.assert(
    fc.property(matrices, fc.integer({ min: 1, max: 5 }), (matrix, scale) => {
      const file = Buffer.from(bitmapDataUrl(matrix, scale).replace(/^data:image\/bmp;base64,/, ''), 'base64')
      const side = matrix.length * scale
      const stride = Math.ceil(side / 32) * 4
      expect(file.toString('latin1', 0, 2)).toBe('BM')
      expect(file.readUInt32LE(2)).toBe(file.length)
      expect([file.readInt32LE(18), file.readInt32LE(22)]).toEqual([side, -side])
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++) {
          const dark = ((file[file.readUInt32LE(10) + y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
          expect(dark === 1).toBe(matrix[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        }
    }),
    { numRuns: 30 },
  )
})
