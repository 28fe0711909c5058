import { yiling } from '../../../catalog/yiling'
import { readDate } from './date'
import { readPhone } from './phone'
import { regionCheck } from './region-code'

test('a date is read in every form that offices write', () => {
  for (const raw of ['2026-01-02', '2026/1/2', '2026.01.02', '2026年1月2日', '20260102', ' ２０２６/0１/02 '])
    expect(readDate(raw)).toBe('2026-01-02')
})

test('a day that does not exist is no date', () => {
  for (const raw of [
    '2026-13-05',
    '2026-02-29',
    '2026/04/31',
    '2026-00-10',
    '',
    '昨天',
    '2026-1',
    '0000-00-00',
  ])
    expect(readDate(raw)).toBeNull()
  expect(readDate('2028-02-29')).toBe('2028-02-29')
})

test('a mobile number has eleven digits, with or without +86 and dashes', () => {
  for (const raw of [
    '16006686735',
    '+86 160 0668 6735',
    '008616006686735',
    '160-0668-6735',
    '１６００６６８６７３５',
  ])
    expect(readPhone(raw)).toBe('16006686735')
  for (const raw of ['12345', '', '0717-160000', '12006686735', '160066867350'])
    expect(readPhone(raw)).toBeNull()
})

test('inside the city a division must be in its list, outside it must look like one', () => {
  const check = regionCheck(yiling)
  expect(check.ofCity('420506001008')).toBe(true)
  expect(check.anywhere('420506001008')).toBe(true)
  for (const unknown of ['420506001099', '420506099', '999999', '', '42050600100']) {
    expect(check.ofCity(unknown)).toBe(false)
    expect(check.anywhere(unknown)).toBe(false)
  }
  expect(check.ofCity('500101001001')).toBe(false)
  expect(check.anywhere('500101001001')).toBe(true)
})
