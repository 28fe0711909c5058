/** Notices as people paste them. */
import { holidays } from '../../../catalog/holidays'
import type { HolidayDay } from '../../../types/holidays'
import { differenceOf, readNotice } from './holiday-notice'

const of2026 = holidays.filter(one => one.day.startsWith('2026'))
const line = ({ day, kind, name }: HolidayDay) => `${day},${kind},${name}`
const faults = (text: string, year = 2026) =>
  readNotice(text, year).faults.map(one => `${one.line} ${one.text}`)

test('the notice of 2026 reads as the table that was typed in by hand', () => {
  const { days, faults: none } = readNotice(of2026.map(line).join('\n'), 2026)
  expect(none).toEqual([])
  expect(days).toEqual([...of2026].sort((one, other) => (one.day < other.day ? -1 : 1)))
})

test('spans, Chinese words, full-width commas, tabs and empty lines', () => {
  const { days } = readNotice(
    '\n2026-01-01~2026-01-03,休,元旦\r\n\n2026-01-04\t班\t元旦\n2026-05-01至2026-05-05 放假 劳动节',
    2026,
  )
  expect(days.map(line)).toEqual([
    '2026-01-01,off,元旦',
    '2026-01-02,off,元旦',
    '2026-01-03,off,元旦',
    '2026-01-04,work,元旦',
    ...[1, 2, 3, 4, 5].map(n => `2026-05-0${n},off,劳动节`),
  ])
})

test('what is wrong is said by line, and a notice with fewer days off than the law is not whole', () => {
  expect(faults('2026-01-01,休')).toEqual(['1 请按“日期,休或班,名称”填写'])
  expect(faults('1月1日,休,元旦')[0]).toContain('1 日期“1月1日”不正确')
  expect(faults('2026-02-30,休,春节')[0]).toContain('不正确')
  expect(faults('2026-01-03~2026-01-01,休,元旦')).toEqual(['1 结束日期要在开始日期之后,且不超过15天'])
  expect(faults('2027-01-01,休,元旦')).toEqual(['1 不是2026年的日期'])
  expect(faults('2026-01-01,玩,元旦')).toEqual(['1 “玩”不明确,请写“休”或“班”'])
  expect(faults('2026-01-05,班,元旦')).toEqual(['1 2026-01-05 不是周末,不用标为上班'])
  expect(faults('2026-01-01,休,元旦\n2026-01-01,休,元旦')).toEqual(['2 2026-01-01 重复'])
  expect(faults('2026-01-01,休,元旦')).toEqual(['0 全年放假至少13天,这里只有1天,请核对是否粘贴完整'])
})

test('what two tables differ in', () => {
  const [one, two, three] = of2026
  if (!one || !two || !three) throw new Error('no table')
  expect(differenceOf([one, two], [{ ...one, name: '新年' }, three])).toEqual({
    added: [three],
    changed: [{ ...one, name: '新年' }],
    removed: [two],
  })
})
