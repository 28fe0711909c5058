/** The sweep over beginnings against every minute of the day. */
import fc from 'fast-check'
import type { Resource, ResourceId } from '../../../types/sessions'
import type { LocalDate, TimeOfDay } from '../../../types/schema'
import { firstOveruse, type Use } from './resource-use'

const day = '2026-12-01' as LocalDate
const room: Resource = { resourceId: '7' as ResourceId, name: '超声室', kind: 'room', places: 6 }
const time = (quarter: number) =>
  `${String(8 + Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}` as TimeOfDay
const use = fc
  .record({
    from: fc.nat(20),
    length: fc.integer({ min: 1, max: 8 }),
    capacity: fc.integer({ min: 1, max: 5 }),
    resourceId: fc.constantFrom('7' as ResourceId, '8' as ResourceId, null),
  })
  .map(({ from, length, ...rest }): Use => ({ ...rest, day, starts: time(from), ends: time(from + length) }))

test('it is found exactly when at some moment too many would be there', () => {
  fc.assert(
    fc.property(fc.array(use, { maxLength: 8 }), uses => {
      const most = Math.max(
        0,
        ...Array.from({ length: 30 }, (_, quarter) =>
          uses
            .filter(one => one.resourceId === '7' && one.starts <= time(quarter) && time(quarter) < one.ends)
            .reduce((sum, one) => sum + one.capacity, 0),
        ),
      )
      expect(firstOveruse(uses, [room]) !== null).toBe(most > room.places)
    }),
  )
})
