import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import type { PersonId, VoucherId } from '../../../types/schema'
import { createVault } from '../../platform/vault'
import { encodePayload, encodeScan, isFresh, readScan, type ShownCode } from './qr-code'

const vault = createVault(new Map([[1, Buffer.alloc(32, 3)]]))
const stranger = createVault(new Map([[1, Buffer.alloc(32, 4)]]))
const verify = (payload: Buffer, signature: Buffer): boolean => vault.verify(payload, signature)
const show = (code: ShownCode, by = vault): string =>
  encodeScan(encodePayload(code), by.sign(encodePayload(code)))
const id = fc.bigInt(1n, 2n ** 63n - 1n).map(String)
const shown = fc
  .record({ voucherId: id, home: id, expires: fc.nat(2 ** 32 - 1) })
  .map(({ voucherId, home, expires }) => ({
    voucherId: voucherId as VoucherId,
    home: home as PersonId,
    expires,
  }))

test('what is shown is read back, in 114 characters', () => {
  fc.assert(
    fc.property(shown, code => {
      expect(show(code)).toHaveLength(114)
      expect(readScan(show(code), verify)).toEqual(code)
    }),
    { numRuns: 50 },
  )
})

test('a code with one bit changed, cut, lengthened or signed by another is refused', () => {
  const bits = { min: 0, max: 85 * 8 - 1 }
  fc.assert(
    fc.property(shown, fc.integer(bits), (code, bit) => {
      const bytes = Buffer.from(show(code), 'base64url')
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(readScan(bytes.toString('base64url'), verify)).toBeNull()
      expect(readScan(show(code).slice(0, -1), verify)).toBeNull()
      expect(readScan(`${show(code)}!`, verify)).toBeNull()
      expect(readScan(show(code, stranger), verify)).toBeNull()
    }),
    { numRuns: 50 },
  )
  for (const garbage of ['', 'https://example.invalid/', randomBytes(85).toString('base64url')])
    expect(readScan(garbage, verify)).toBeNull()
})

test('a code is fresh for 60 seconds and a slack of 10, and not under a clock that was set back', () => {
  const code = { voucherId: '1' as VoucherId, home: '2' as PersonId, expires: 1_000_060 }
  expect(isFresh(code, 1_000_000)).toBe(true)
  expect(isFresh(code, 1_000_070)).toBe(true)
  expect(isFresh(code, 1_000_071)).toBe(false)
  expect(isFresh(code, 999_990)).toBe(true)
  expect(isFresh(code, 999_989)).toBe(false)
})
