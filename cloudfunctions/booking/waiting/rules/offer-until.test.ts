import fc from 'fast-check'
import type { LocalDate, TimeOfDay } from '../../../../types/schema'
import { epochOf, instantAt, plusSeconds, timeOf } from '../../../platform/clock'
import { offerUntil } from './offer-until'

const at = (day: string, time: string) => instantAt(day as LocalDate, time as TimeOfDay)
const session = (day: string, starts: string) => ({ day: day as LocalDate, starts: starts as TimeOfDay })

test.each([
  ['by day she has two hours', '10:00', '2026-11-25', '08:00', at('2026-11-23', '12:00')],
  ['in the evening until the next morning', '18:30', '2026-11-25', '08:00', at('2026-11-24', '09:30')],
  ['at night until the morning', '03:00', '2026-11-25', '08:00', at('2026-11-23', '09:30')],
  ['never later than an hour before the session', '10:00', '2026-11-23', '12:30', at('2026-11-23', '11:30')],
  ['tomorrow at eight, asked in the evening', '19:00', '2026-11-24', '08:00', at('2026-11-24', '07:00')],
  ['not when she could not read it in time', '22:00', '2026-11-24', '09:00', null],
  ['not in the last hour', '10:00', '2026-11-23', '11:00', null],
  ['not when the session has begun', '10:00', '2026-11-23', '09:00', null],
])('%s', (_, now, day, starts, until) => {
  expect(offerUntil(at('2026-11-23', now), session(day, starts))).toBe(until)
})

test('whenever it is made, there is half an hour by day to answer, and an hour left before the session', () => {
  fc.assert(
    fc.property(fc.nat(10 * 1440), fc.nat(5 * 1440), (minutes, ahead) => {
      const now = plusSeconds(at('2026-11-23', '00:00'), minutes * 60)
      const start = plusSeconds(now, ahead * 60)
      const day = new Date(epochOf(start) + 8 * 3_600_000).toISOString().slice(0, 10)
      const until = offerUntil(now, session(day, timeOf(start)))
      if (until === null) return
      expect(epochOf(start) - epochOf(until)).toBeGreaterThanOrEqual(3_600_000)
      expect(epochOf(until) - epochOf(now)).toBeGreaterThanOrEqual(1_800_000)
      expect(epochOf(until) - epochOf(now)).toBeLessThanOrEqual(16 * 3_600_000)
    }),
  )
})
