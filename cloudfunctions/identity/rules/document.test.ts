import fc from 'fast-check'
import { normaliseNumber } from '../../people/rules/identity-number'
import { verifiableOnline } from './document'

test('a number typed in full width, in lower case or in groups is the same number', () => {
  for (const typed of [
    '47010119960229002x',
    '４７０１０１１９９６０２２９００２Ｘ',
    '470101 19960229 002X',
    '470101-19960229-002x',
  ])
    expect(normaliseNumber(typed)).toBe('47010119960229002X')
})

test('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      raw => normaliseNumber(normaliseNumber(raw)) === normaliseNumber(raw),
    ),
  )
})

test('only a resident identity number is checked online', () => {
  expect(verifiableOnline('resident_id')).toBe(true)
  for (const type of ['passport', 'hmt_permit', 'permanent_resident'] as const)
    expect(verifiableOnline(type)).toBe(false)
})
