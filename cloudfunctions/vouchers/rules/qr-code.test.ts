import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import type { PersonId, VoucherId } from '../../../types/schema'
import { payloadBytes, shownAt } from '../../../types/shown-code'
import { createVault } from '../../platform/vault'
import { encodePayload, encodeScan, isFresh, readScan, type ShownCode } from './qr-code'

const vault = createVault(new Map([[1, Buffer.alloc(32, 3)]]))
const city = '420506'
const stranger = createVault(new Map([[1, Buffer.alloc(32, 4)]]))
const verify = (payload: Buffer, signature: Buffer): boolean => vault.verify(payload, signature)
const show = (code: ShownCode, by = vault): string =>
  encodeScan(encodePayload(code, city), by.sign(encodePayload(code, city)))
const read = (scanned: string) => readScan(scanned, city, verify)
const id = fc.bigInt(1n, 2n ** 63n - 1n).map(String)
const shown = fc
  .record({
    voucherId: id,
    home: id,
    expires: fc.nat(2 ** 32 - 1),
    codeVersion: fc.integer({ min: 1, max: 255 }),
  })
  .map(({ voucherId, home, expires, codeVersion }) => ({
    voucherId: voucherId as VoucherId,
    home: home as PersonId,
    expires,
    codeVersion,
  }))

test('what is shown is read back, in 120 characters', () => {
  fc.assert(
    fc.property(shown, code => {
      expect(show(code)).toHaveLength(120)
      expect(read(show(code))).toEqual({ kind: 'ours', shown: code })
    }),
    { numRuns: 50 },
  )
})

test('a code with one bit changed, cut, lengthened or signed by another is refused', () => {
  const bits = { min: 0, max: 90 * 8 - 1 }
  fc.assert(
    fc.property(shown, fc.integer(bits), (code, bit) => {
      const bytes = Buffer.from(show(code), 'base64url')
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const ofCity = bit >> 3 >= shownAt.city && bit >> 3 < payloadBytes
      expect(read(bytes.toString('base64url')).kind).toBe(ofCity ? 'other_city' : 'forged')
      expect(read(show(code).slice(0, -1)).kind).toBe('forged')
      expect(read(`${show(code)}!`).kind).toBe('forged')
      expect(read(show(code, stranger)).kind).toBe('forged')
    }),
    { numRuns: 50 },
  )
  for (const garbage of ['', 'https://example.invalid/', randomBytes(89).toString('base64url')])
    expect(read(garbage).kind).toBe('forged')
})

test('a code is fresh for 60 seconds and a slack of 10, and not under a clock that was set back', () => {
  const code = { expires: 1_000_060 }
  expect(isFresh(code, 1_000_000)).toBe(true)
  expect(isFresh(code, 1_000_070)).toBe(true)
  expect(isFresh(code, 1_000_071)).toBe(false)
  expect(isFresh(code, 999_990)).toBe(true)
  expect(isFresh(code, 999_989)).toBe(false)
})
