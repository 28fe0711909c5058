import { readFileSync } from 'node:fs'
import path from 'node:path'
import { feeds } from './feed'
import { registerWords } from './field-words'

test('the manual lists the very columns that are read', () => {
  const manual = readFileSync(path.resolve(__dirname, '../../../docs/import.md'), 'utf8')
  for (const { label, columns } of Object.values(feeds))
    expect(manual.split('\n').find(line => line.startsWith(`| ${label}`))).toContain(columns.join('、'))
})

test('codes of the register are said in words', () => {
  const [[, , people], [, , married]] = registerWords
  expect([1, 3, 56, 97, null].map(people)).toEqual(['汉族', '回族', '基诺族', '其他', null])
  expect([10, 22, 90, 99].map(married)).toEqual(['未婚', '再婚', '未说明', null])
})
