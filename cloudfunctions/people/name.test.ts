import fc from 'fast-check'
import { cleanName, maskName, normaliseName } from './name'

test('every dot that feeds use between the parts of a name is one dot', () => {
  for (const dot of ['·', '\u30FB', '\uFF65', '\u2022', '\u2027', '\uFF0E', '.'])
    expect(normaliseName(`阿依古丽${dot}买买提`)).toBe('阿依古丽·买买提')
})

test('spaces inside a Han name go, full-width ones too; Latin names keep one', () => {
  expect(cleanName(' 于\u3000思 丽')).toBe('于思丽')
  expect(cleanName('  John   A. Smith ')).toBe('John A. Smith')
  expect(normaliseName('John  Smith')).toBe(normaliseName('JOHN SMITH'))
})

test('rare characters stay, also beyond the basic plane', () => {
  expect(cleanName('龚䶮')).toBe('龚䶮')
  expect([...cleanName('王𠅤')]).toHaveLength(2)
  expect(maskName('王𠅤雪')).toBe('王*雪')
})

test('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      raw => normaliseName(normaliseName(raw)) === normaliseName(raw),
    ),
  )
})

test('what nobody sees is no part of a name', () => {
  for (const typed of ['程\u200B小满', '程小\u00AD满', '\u202E程小满', '程小\u0000满', '程\t小满'])
    expect(normaliseName(typed)).toBe('程小满')
  expect(cleanName('ANNA\tMARIA')).toBe('ANNA MARIA')
})
