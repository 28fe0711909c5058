/** 七夕 by an oracle that does not know our table. */
import { lastRegistryYear, registryDaysOf } from './registry-days'

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
})
const years = Array.from({ length: lastRegistryYear - 2025 }, (_, i) => 2026 + i)

test.each(years)('七夕 of %s is the seventh of the seventh month, and the days are in their order', year => {
  const days = registryDaysOf(year)
  const [seventh] = days.filter(one => one.name === '七夕')
  expect(lunar.format(new Date(`${seventh?.day ?? ''}T12:00:00+08:00`))).toBe('7/7')
  expect(days.map(one => one.day)).toEqual([`${year}-02-14`, `${year}-05-20`, seventh?.day])
})
