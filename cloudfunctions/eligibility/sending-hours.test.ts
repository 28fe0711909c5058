import type { LocalDate, TimeOfDay } from '../../types/schema'
import { instantAt } from '../platform/clock'
import { nextSendingHour } from './sending-hours'

const at = (day: string, time: string) => instantAt(day as LocalDate, time as TimeOfDay)

test('a pass at night waits for nine in the morning, one by day sends now, one in the evening waits for tomorrow', () => {
  expect(nextSendingHour(at('2026-11-23', '02:00'))).toBe(at('2026-11-23', '09:00'))
  expect(nextSendingHour(at('2026-11-23', '09:00'))).toBe(at('2026-11-23', '09:00'))
  expect(nextSendingHour(at('2026-11-23', '17:59'))).toBe(at('2026-11-23', '17:59'))
  expect(nextSendingHour(at('2026-12-31', '18:00'))).toBe(at('2027-01-01', '09:00'))
})
