/** Times of the items, over a weekend and a holiday. */
import { holidays } from '../../../catalog/holidays'
import { forbiddenWords } from '../../../catalog/messages'
import { orderItems } from '../../../catalog/order-items'
import type { LocalDate } from '../../../types/schema'
import { holidaysOf } from '../../reminders/rules/working-day'
import { dueOf } from './due'
import { isOffered, withinWords } from './item'

const due = (within: Parameters<typeof dueOf>[0]['within'], today: string, wanted: string | null = null) =>
  dueOf({ within }, wanted as LocalDate | null, today as LocalDate, holidaysOf(holidays))

test('working days leave out weekends and holidays, hours do not', () => {
  expect(due({ workingDays: 3 }, '2026-11-27')).toEqual({ acceptBy: '2026-11-30', doneBy: '2026-12-02' })
  expect(due({ workingDays: 1 }, '2026-09-30')).toEqual({ acceptBy: '2026-10-08', doneBy: '2026-10-08' })
  expect(due({ hours: 24 }, '2026-11-27')).toEqual({ acceptBy: '2026-11-28', doneBy: '2026-11-28' })
})

test('an order for a day is accepted before it, at the latest on it', () => {
  expect(due({ wantedDayFrom: 1 }, '2026-11-27', '2026-11-28')).toMatchObject({ acceptBy: '2026-11-28' })
  expect(due({ wantedDayFrom: 0 }, '2026-11-23', '2026-11-23')).toMatchObject({ acceptBy: '2026-11-23' })
  expect(due({ wantedDayFrom: 1 }, '2026-11-23', '2026-12-10')).toEqual({
    acceptBy: '2026-11-24',
    doneBy: '2026-12-10',
  })
})

test('eleven items with neutral words, none for a family without a category', () => {
  expect(orderItems).toHaveLength(11)
  const shown = JSON.stringify(orderItems.map(item => [item.name, item.note, item.fields, withinWords(item)]))
  for (const word of forbiddenWords) expect(shown).not.toContain(word)
  for (const item of orderItems)
    expect(isOffered(item, { categories: [], pregnant: true, age: 80 })).toBe(false)
})

test('the car is for the pregnant of a certified family, the care of the old from sixty on', () => {
  const offered = (item: string, family: Parameters<typeof isOffered>[1]) =>
    orderItems.some(one => one.item === item && isOffered(one, family))
  const family = { categories: ['special_family'], pregnant: false, age: 59 } as const
  expect(offered('maternity_car', family)).toBe(false)
  expect(offered('maternity_car', { ...family, pregnant: true })).toBe(true)
  expect(offered('day_care', family)).toBe(false)
  expect(offered('day_care', { ...family, age: null })).toBe(false)
  expect(offered('day_care', { ...family, age: 60 })).toBe(true)
})
