import fc from 'fast-check'
import { entropyBytes, makeCheckinCode, normaliseCheckinCode } from './checkin-code'

const entropy = fc.uint8Array({ minLength: entropyBytes, maxLength: entropyBytes })

test('a code survives being read aloud: case, spaces, dashes, full width, O for 0, I and L for 1', () => {
  fc.assert(
    fc.property(entropy, bytes => {
      const code = makeCheckinCode(bytes)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{15}$/)
      const typed = ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5, 10)} ${code.slice(10).replace(/0/g, 'O').replace(/1/g, 'l')}`
      expect(normaliseCheckinCode(typed)).toBe(code)
    }),
  )
})

test('75 bits count: the lowest and the highest change the code, the 76th does not', () => {
  const bit = (n: number) => {
    const bytes = new Uint8Array(entropyBytes)
    bytes[entropyBytes - 1 - Math.floor(n / 8)] = 1 << (n % 8)
    return makeCheckinCode(bytes)
  }
  const zero = makeCheckinCode(new Uint8Array(entropyBytes))
  const codes = Array.from({ length: 75 }, (_, n) => bit(n))
  expect(new Set([zero, ...codes]).size).toBe(76)
  expect(bit(75)).toBe(zero)
})

test('what cannot be a check-in code is none', () => {
  for (const raw of ['', '123', '7K3F9QA0X2MDVT84H', 'U'.repeat(15), '预约预约预约预约预约预约预约预'])
    expect(normaliseCheckinCode(raw)).toBeNull()
})
