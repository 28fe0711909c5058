import type { DeclarationKind } from '../../../types/evidence'
import type { LocalDate } from '../../../types/schema'
import { isPlausible } from './plausible'

const at = '2026-11-23' as LocalDate

test.each<[DeclarationKind, string, boolean]>([
  ['plans_pregnancy', '2026-11-23', true],
  ['plans_pregnancy', '2026-11-22', false],
  ['plans_registration', '2028-11-23', true],
  ['plans_registration', '2028-11-24', false],
  ['residence_since', '2026-11-23', true],
  ['residence_since', '2026-11-24', false],
  ['residence_since', '1926-11-23', false],
  ['permit_until', '2026-01-01', true],
  ['permit_until', '2036-11-24', false],
])('%s on %s: %s', (kind, day, ok) => {
  expect(isPlausible(kind, day as LocalDate, at)).toBe(ok)
})
