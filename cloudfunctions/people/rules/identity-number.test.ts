import fc from 'fast-check'
import { checkDigit, normaliseNumber, parseIdentityNumber } from './identity-number'

const faultOf = (raw: string): string => {
  const parsed = parseIdentityNumber(raw)
  return parsed.ok ? 'none' : parsed.fault
}
const two = (n: number): string => String(n).padStart(2, '0')
/** Division, birth, sequence of a number that can exist. */
const bodies = fc
  .tuple(
    fc.integer({ min: 110000, max: 830000 }),
    fc.integer({ min: 1900, max: 2026 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, y, m, d, sequence]) => `${region}${y}${two(m)}${two(d)}${String(sequence).padStart(3, '0')}`)

test('the published vectors are valid', () => {
  for (const [number, birth, sex, docType] of [
    ['11010519491231002X', '1949-12-31', 2, 'resident_id'],
    ['34052419800101001X', '1980-01-01', 1, 'resident_id'],
    ['420506199602290020', '1996-02-29', 2, 'resident_id'],
    ['810000199001010027', '1990-01-01', 2, 'hmt_permit'],
    ['911015619900101018', null, null, 'permanent_resident'],
  ] as const)
    expect(parseIdentityNumber(number)).toEqual({
      ok: true,
      id: { number, birth, sex, docType, region: number.slice(0, 6) },
    })
})

test('a vector with its last digit raised by one is refused', () => {
  for (const number of [
    '110105194912310021',
    '340524198001010011',
    '420506199602290021',
    '810000199001010028',
  ])
    expect(faultOf(number)).toBe('ID_CHECKSUM')
})

test('x, Ｘ, full-width digits, spaces and dashes between groups make no difference', () => {
  for (const typed of [
    '11010519491231002x',
    '11010519491231002Ｘ',
    '110105 19491231 002X',
    '110105-19491231-002x',
    '１１０１０５１９４９１２３１００２Ｘ',
  ])
    expect(parseIdentityNumber(typed)).toMatchObject({ ok: true, id: { number: '11010519491231002X' } })
})

test('each fault has its name', () => {
  expect(faultOf('  ')).toBe('ID_MISSING')
  expect(faultOf('470101960229002')).toBe('ID_15_DIGITS')
  expect(faultOf('47010119960229')).toBe('ID_MALFORMED')
  expect(faultOf('X70101199602290020')).toBe('ID_MALFORMED')
  expect(faultOf('470101199702290020')).toBe('ID_BIRTHDAY_IMPOSSIBLE')
  expect(faultOf('470101199613010020')).toBe('ID_BIRTHDAY_IMPOSSIBLE')
})

test('a number whose division was abolished or never existed is still a number', () => {
  const body = '47000119960229002'
  expect(parseIdentityNumber(body + checkDigit(body))).toMatchObject({ ok: true, id: { region: '470001' } })
})

test('every number with the right check digit is read back as what it says', () => {
  fc.assert(
    fc.property(bodies, body => {
      expect(parseIdentityNumber(body + checkDigit(body))).toMatchObject({
        ok: true,
        id: {
          birth: `${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`,
          sex: Number(body[16]) % 2 === 1 ? 1 : 2,
        },
      })
    }),
  )
})

test('any one wrong digit and any two neighbours exchanged are noticed', () => {
  fc.assert(
    fc.property(bodies, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (body, at, add) => {
      const number = body + checkDigit(body)
      const digit = String((Number(number[at]) + add) % 10)
      expect(faultOf(number.slice(0, at) + digit + number.slice(at + 1))).not.toBe('none')
      const [a, b] = [number.charAt(at), number.charAt(at + 1)]
      fc.pre(a !== b && b !== 'X')
      expect(faultOf(number.slice(0, at) + b + a + number.slice(at + 2))).not.toBe('none')
    }),
  )
})

test('a birthday in the summer time of 1986 to 1991 is the day on the card', () => {
  for (const day of ['19860504', '19880710', '19890416', '19910915']) {
    const body = `470101${day}002`
    expect(parseIdentityNumber(body + checkDigit(body))).toMatchObject({
      id: { birth: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` },
    })
  }
})

test('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      raw => normaliseNumber(normaliseNumber(raw)) === normaliseNumber(raw),
    ),
  )
})
