/** The workbook as others read it: by our own reader, and part by part. */
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { xlsxRows } from '../../people/import/sheet/xlsx'
import { xlsxOf } from './xlsx'

const read = (bytes: Uint8Array): string[][] =>
  [...xlsxRows({ label: '名单', bytes: Buffer.from(bytes) })].map(({ cells }) => [...cells])
const sheetOf = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())

test('every table comes back as it was, formulas, markup, escapes and control characters as texts', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('=1+1', '+1', '-1', '@x', '\t=x', '\r\n', '<&>"', ' 前后 ', '_x0041_', '\u0007', '007'),
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell, cell, fc.constantFrom('甲', '=乙')), { maxLength: 5 }),
      rows => {
        const head = ['姓名', '社区', '电话', '状态']
        expect(read(xlsxOf('名单', head, rows))).toEqual([head, ...rows])
      },
    ),
  )
})

test('no cell is a formula or a number; the head stays in sight, and columns are as wide as their texts', () => {
  const sheet = sheetOf(
    xlsxOf(
      '名单',
      ['年龄', '社区'],
      [
        ['28', '虚构街道一二三四五六七八九十社区'],
        ['=1', ''],
      ],
    ),
  )
  expect(sheet).not.toMatch(/<f>|<v>/)
  expect(sheet.match(/<c /g)).toHaveLength(6)
  expect(sheet.match(/<c r="[A-Z]+\d+" s="[12]" t="inlineStr">/g)).toHaveLength(6)
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
  expect([...sheet.matchAll(/ width="(\d+)"/g)].map(([, width]) => width)).toEqual(['8', '34'])
})

test('columns are lettered beyond Z, and the same table is the same bytes', () => {
  const head = Array.from({ length: 54 }, (_, i) => `第${i}列`)
  const bytes = xlsxOf('名单', head, [head])
  expect(sheetOf(bytes)).toContain('<c r="BB2"')
  expect(read(bytes)).toEqual([head, head])
  expect(xlsxOf('名单', head, [head])).toEqual(bytes)
})
