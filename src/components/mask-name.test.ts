// Names on lists before a record is opened.
import { maskName } from './mask-name'

test.each([
  ['王丽', '王*'],
  ['林晓禾', '林*禾'],
  ['欧阳小丽', '欧**丽'],
  ['𠮷田', '𠮷*'],
  [' 周宁 ', '周*'],
  ['宁', '*'],
  ['', ''],
])('%s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})
