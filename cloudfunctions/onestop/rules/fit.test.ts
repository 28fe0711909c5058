import fc from 'fast-check'
import type { SlotId, TimeOfDay } from '../../../types/schema'
import { fit, overlap, type Session } from './fit'

const at = (hour: number): TimeOfDay =>
  `${String(Math.floor(hour / 2) + 8).padStart(2, '0')}:${hour % 2 ? '30' : '00'}` as TimeOfDay
const session = (starts: number, halves: number, id = starts): Session => ({
  slotId: String(id + 1) as SlotId,
  starts: at(starts),
  ends: at(starts + halves),
})

test('two checks in one morning, one after the other, with the least waiting', () => {
  const early = session(0, 3)
  const late = session(3, 3)
  const afternoon = session(12, 3)
  expect(
    fit([
      [early, late, afternoon],
      [early, late],
    ]),
  ).toEqual([early, late])
  expect(fit([[early], [early, late]])).toEqual([early, late])
  expect(fit([[early], [early]])).toBeNull()
  expect(fit([])).toEqual([])
})

test('nothing is put beside the appointment at the registry', () => {
  const registry = { starts: at(2), ends: at(4) }
  const morning = [session(0, 2), session(2, 2), session(4, 2)]
  expect(fit([morning, morning], [registry])).toEqual([morning[0], morning[2]])
  expect(fit([[session(1, 2)]], [registry])).toBeNull()
})

const sessions = fc.array(fc.tuple(fc.nat(10), fc.integer({ min: 1, max: 4 })), { maxLength: 5 })
test('whatever sessions there are, a visit never overlaps, and one is found whenever there is one', () => {
  fc.assert(
    fc.property(sessions, sessions, fc.option(fc.nat(10)), (one, other, registry) => {
      const [a = [], b = []] = [one, other].map(list =>
        list.map(([starts, halves], i) => session(starts, halves, i)),
      )
      const busy = registry === null ? [] : [{ starts: at(registry), ends: at(registry + 2) }]
      const pairs = a.flatMap(x =>
        b.flatMap(y =>
          overlap(x, y) || busy.some(span => overlap(span, x) || overlap(span, y)) ? [] : [[x, y] as const],
        ),
      )
      const found = fit([a, b], busy)
      expect(found !== null).toBe(pairs.length > 0)
      if (found === null) return
      const ends = (pair: readonly Session[]): string =>
        pair
          .map(span => span.ends)
          .sort()
          .at(-1) ?? ''
      expect(pairs.some(([x, y]) => x === found[0] && y === found[1])).toBe(true)
      expect(pairs.every(pair => ends(found) <= ends(pair))).toBe(true)
    }),
  )
})
