import { unstorableWhy } from './storable'

test('text that no database keeps is refused wherever it stands', () => {
  for (const text of ['\u0000', '程\u0000小满', '\uD840', '\uDC0B', 'a\uDC0Bb'])
    for (const input of [text, { a: [text] }, { [text]: 1 }])
      expect(unstorableWhy(input)).toBe('内容中有无法保存的字符')
  for (const input of ['程小满', '𠀋', '👍', '', null, undefined, 1, { a: ['\n\t', true] }])
    expect(unstorableWhy(input)).toBeNull()
})

test('what is nested too deep is refused without walking to its end', () => {
  let deep: unknown = 1
  for (let i = 0; i < 3000; i++) deep = { of: [deep] }
  expect(unstorableWhy(deep)).toBe('内容的层级过多')
})
