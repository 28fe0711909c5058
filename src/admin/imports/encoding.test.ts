// Bytes on their way: base64 and CRC-32, against Node's own.
import fc from 'fast-check'
import { crc32 as nodeCrc } from 'node:zlib'
import { base64 } from '@/platform/base64'
import { crc32 } from './crc32'

const bytes = fc.uint8Array({ maxLength: 300 })

test('base64 is that of everybody else', () => {
  fc.assert(fc.property(bytes, some => expect(base64(some)).toBe(Buffer.from(some).toString('base64'))))
})

test('the checksum of the pieces is that of the whole', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(crc32(b, crc32(a))).toBe(nodeCrc(Buffer.concat([a, b])))
    }),
  )
})
