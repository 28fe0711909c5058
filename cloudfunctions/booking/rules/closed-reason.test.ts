import type { LocalDate, TimeOfDay } from '../../../types/schema'
import { closedReason, type DayCount } from './closed-reason'
import { hasBegun } from './moment'

const today = '2026-11-23' as LocalDate
const count: DayCount = {
  day: '2026-11-24' as LocalDate,
  opening: 'ordinary',
  capacity: 8,
  capacityAhead: 8,
  free: 3,
  ticketed: false,
}

test('a day with free places ahead has no reason, and each reason is told apart', () => {
  expect(closedReason(count, today)).toBeNull()
  expect(closedReason({ ...count, free: 0 }, today)).toBe('full')
  expect(closedReason({ ...count, ticketed: true }, today)).toBe('tickets')
  expect(closedReason({ ...count, capacity: 0, capacityAhead: 0, free: 0 }, today)).toBe('no_session')
  expect(closedReason({ ...count, opening: 'holiday' }, today)).toBe('holiday')
  expect(closedReason({ ...count, opening: 'closed' }, today)).toBe('closed')
  expect(closedReason({ ...count, day: '2026-11-22' as LocalDate, opening: 'holiday' }, today)).toBe('past')
  expect(closedReason({ ...count, day: today, capacityAhead: 0, free: 0 }, today)).toBe('past')
})

test('a session has begun from its first minute and across midnight', () => {
  const session = { day: today, starts: '08:00' as TimeOfDay }
  const at = (day: string, time: string) =>
    hasBegun(session, { day: day as LocalDate, time: time as TimeOfDay })
  expect([at('2026-11-22', '23:59'), at('2026-11-23', '00:00'), at('2026-11-23', '07:59')]).toEqual([
    false,
    false,
    false,
  ])
  expect([at('2026-11-23', '08:00'), at('2026-11-24', '00:00')]).toEqual([true, true])
})
