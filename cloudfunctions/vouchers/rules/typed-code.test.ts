import fc from 'fast-check'
import type { PersonId } from '../../../types/schema'
import { grouped, makeTypedCode, normaliseTypedCode, routingPrefix } from './typed-code'

const home = fc.bigInt(1n, 2n ** 63n - 1n).map(id => id.toString() as PersonId)
const entropy = fc.uint8Array({ minLength: 10, maxLength: 10 })
/** What people do to a code: look-alikes, small letters, spaces, dashes, full-width forms. */
const sloppily = (code: string, choices: readonly number[]): string =>
  [...code]
    .map((symbol, i) => {
      const alike = { '0': ['0', 'O', 'o', '0'], '1': ['1', 'I', 'l', 'i'] }[symbol] ?? [
        symbol,
        symbol.toLowerCase(),
        ` ${symbol}`,
        String.fromCodePoint((symbol.codePointAt(0) ?? 0) + 0xfee0),
      ]
      return alike[(choices[i] ?? 0) % alike.length] ?? symbol
    })
    .join('')

test('a code is read the same however it is typed', () => {
  fc.assert(
    fc.property(
      home,
      entropy,
      fc.array(fc.nat(3), { minLength: 17, maxLength: 17 }),
      (id, bytes, choices) => {
        const code = makeTypedCode(id, bytes)
        expect(normaliseTypedCode(sloppily(code, choices))).toBe(code)
        expect(normaliseTypedCode(grouped(code))).toBe(code)
        expect(normaliseTypedCode(` ${grouped(code).toLowerCase().replaceAll('-', ' – ')} `)).toBe(code)
      },
    ),
  )
})

test('normalising twice changes nothing, and anything that is not 17 symbols is no code', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), raw => {
      const code = normaliseTypedCode(raw)
      if (code === null) return
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{17}$/)
      expect(normaliseTypedCode(code)).toBe(code)
    }),
  )
  for (const raw of ['', '7K-3F9QA', 'U'.repeat(17), '券'.repeat(17)])
    expect(normaliseTypedCode(raw)).toBeNull()
})

test('every bit of 75 is in the code, and the prefix follows from the home person alone', () => {
  const seen = new Set<string>()
  for (let bit = 0; bit < 75; bit++) {
    const bytes = new Uint8Array(10)
    bytes[9 - (bit >> 3)] = 1 << (bit & 7)
    seen.add(makeTypedCode('1' as PersonId, bytes))
  }
  expect(seen.size).toBe(75)
  expect(new Set([...seen].map(code => code.slice(0, 2)))).toEqual(new Set([routingPrefix('1' as PersonId)]))
})

test('people spread over all 1,024 buckets even when their ids differ only in time', () => {
  const buckets = new Map<string, number>()
  for (let i = 0; i < 50_000; i++) {
    const prefix = routingPrefix((BigInt(i) << 22n).toString() as PersonId)
    buckets.set(prefix, (buckets.get(prefix) ?? 0) + 1)
  }
  expect(buckets.size).toBe(1024)
  expect(Math.max(...buckets.values())).toBeLessThan(100)
})
