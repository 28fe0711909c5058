import fc from 'fast-check'
import type { InstitutionId, LocalDate, ServiceCode, SlotId, TimeOfDay } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import { planSlots, siteKey, wantedSlots, type StoredSlot, type Template, type WantedSlot } from './slot-plan'

const first = '2026-12-28' as LocalDate
const institution = fc.constantFrom('1', '2').map(id => id as InstitutionId)
const service = fc.constantFrom<ServiceCode>('premarital_check', 'ultrasound')
const starts = fc.constantFrom('08:00', '09:30', '14:00').map(time => time as TimeOfDay)
const ends = fc.constantFrom('16:00', '17:00').map(time => time as TimeOfDay)
const capacity = fc.integer({ min: 1, max: 3 })

const template: fc.Arbitrary<Template> = fc.record({
  institutionId: institution,
  service,
  weekday: fc.integer({ min: 1, max: 7 }),
  starts,
  ends,
  capacity,
})
const templates = fc.uniqueArray(template, {
  selector: t => `${t.institutionId} ${t.service} ${t.weekday} ${t.starts}`,
  maxLength: 20,
})
const day = fc.integer({ min: 0, max: 10 }).map(n => addDays(first, n))
const days = fc.record({
  marks: fc
    .array(fc.tuple(day, fc.constantFrom('off' as const, 'work' as const)))
    .map(list => new Map(list.map(([on, kind]) => [on, { kind, name: '元旦' }] as const))),
  sites: fc
    .array(fc.tuple(institution, day, fc.boolean()))
    .map(list => new Map(list.map(([id, on, open]) => [siteKey(id, on), open] as const))),
})
const wanted = fc.tuple(templates, days).map(([weekly, opening]) => wantedSlots(weekly, opening, first, 10))

const key = (slot: WantedSlot) => `${slot.institutionId} ${slot.service} ${slot.day} ${slot.starts}`

/** What the database would hold after the plan. */
function apply(stored: readonly StoredSlot[], plan: ReturnType<typeof planSlots>): StoredSlot[] {
  const changed = new Map(plan.change.map(slot => [slot.slotId, slot]))
  return [
    ...stored.map(slot => changed.get(slot.slotId) ?? slot),
    ...plan.open.map((slot, i) => ({ ...slot, slotId: `9${i}` as SlotId, booked: 0 })),
  ]
}
const store = (slots: readonly WantedSlot[], booked: readonly number[]): StoredSlot[] =>
  slots.map((slot, i) => ({
    ...slot,
    slotId: String(i + 1) as SlotId,
    booked: Math.min(booked[i % Math.max(booked.length, 1)] ?? 0, slot.capacity),
  }))

test('a second plan after the first has nothing to do, whatever was there and whoever had booked', () => {
  fc.assert(
    fc.property(wanted, wanted, fc.array(fc.nat(2), { minLength: 1 }), (now, before, booked) => {
      const stored = store(before, booked)
      const after = apply(stored, planSlots(now, stored))
      const again = planSlots(now, after)
      expect(again.open).toEqual([])
      expect(again.change).toEqual([])
    }),
  )
})

test('a booked slot is never touched, and what nobody wants any more is closed or counted', () => {
  fc.assert(
    fc.property(wanted, wanted, fc.array(fc.nat(2), { minLength: 1 }), (now, before, booked) => {
      const stored = store(before, booked)
      const plan = planSlots(now, stored)
      const after = apply(stored, plan)
      for (const slot of stored.filter(s => s.booked > 0)) expect(after).toContainEqual(slot)
      const keys = new Set(now.map(key))
      for (const slot of after.filter(s => !keys.has(key(s))))
        expect(slot.booked > 0 ? plan.stranded : [slot]).toContainEqual({
          ...slot,
          ...(slot.booked ? {} : { capacity: 0 }),
        })
      for (const slot of now) expect(after.map(key)).toContain(key(slot))
    }),
  )
})

test('a closed slot gets its places back when its day opens again', () => {
  const slot: WantedSlot = {
    institutionId: '1' as InstitutionId,
    service: 'ultrasound',
    day: first,
    starts: '08:00' as TimeOfDay,
    ends: '09:00' as TimeOfDay,
    capacity: 5,
  }
  const stored: StoredSlot = { ...slot, slotId: '7' as SlotId, booked: 0 }
  const closed = { ...stored, capacity: 0 }
  expect(planSlots([], [stored]).change).toEqual([closed])
  expect(planSlots([], [closed]).change).toEqual([])
  expect(planSlots([slot], [closed]).change).toEqual([stored])
})
