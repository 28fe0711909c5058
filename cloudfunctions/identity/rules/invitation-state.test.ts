import type { Instant } from '../../../types/schema'
import { stateAt } from './invitation-state'

const at = (day: number): Instant => `2026-12-${String(day).padStart(2, '0')}T02:00:00.000Z` as Instant

test('an open invitation expires at its very instant', () => {
  const open = { state: 'open', expiresAt: at(8), answeredAt: null } as const
  expect(stateAt(open, at(7))).toBe('open')
  expect(stateAt(open, at(8))).toBe('expired')
})

test('what was answered in time stays answered', () => {
  expect(stateAt({ state: 'accepted', expiresAt: at(8), answeredAt: at(2) }, at(20))).toBe('accepted')
  expect(stateAt({ state: 'declined', expiresAt: at(8), answeredAt: at(2) }, at(20))).toBe('declined')
  expect(stateAt({ state: 'withdrawn', expiresAt: at(8), answeredAt: at(2) }, at(20))).toBe('withdrawn')
})

test('one that was closed only because it had run out is shown as expired', () => {
  expect(stateAt({ state: 'withdrawn', expiresAt: at(8), answeredAt: at(9) }, at(20))).toBe('expired')
})
