import fc from 'fast-check'
import type { InstitutionId, LocalDate, ServiceCode, SlotId, TimeOfDay } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import type { Template } from './plan-of-day'
import {
  planSlots,
  siteKey,
  wantedSlots,
  type OpeningDays,
  type StoredSlot,
  type WantedSlot,
} from './slot-plan'

const first = '2026-12-28' as LocalDate
const institution = fc.constantFrom('1', '2').map(id => id as InstitutionId)
const service = fc.constantFrom<ServiceCode>('premarital_check', 'ultrasound')
const anyStart = fc.constantFrom('08:00', '09:30', '14:00').map(time => time as TimeOfDay)
const ends = fc.constantFrom('16:00', '17:00').map(time => time as TimeOfDay)
const capacity = fc.integer({ min: 1, max: 3 })

const anyTemplate: fc.Arbitrary<Template> = fc.record({
  institutionId: institution,
  service,
  weekday: fc.integer({ min: 1, max: 7 }),
  starts: anyStart,
  ends,
  capacity,
  audience: fc.constantFrom('anyone', 'women', 'couples'),
})
const templates = fc.uniqueArray(anyTemplate, {
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
  licensed: fc.constantFrom(
    () => true,
    (_: InstitutionId, of: ServiceCode) => of !== 'ultrasound',
  ),
})
const own = fc.uniqueArray(
  fc.record({
    institutionId: institution,
    service,
    kind: fc.constantFrom('weekly' as const, 'day' as const),
    from: day,
    sessions: fc.uniqueArray(anyTemplate, { selector: one => one.starts }),
  }),
  { selector: plan => `${plan.institutionId} ${plan.service} ${plan.kind} ${plan.from}`, maxLength: 6 },
)
const wanted = fc
  .tuple(templates, own, days)
  .map(([pack, plans, opening]) => wantedSlots({ pack, own: plans }, opening, first, 10))

const key = (slot: WantedSlot) => `${slot.institutionId} ${slot.service} ${slot.day} ${slot.starts}`

/** What the database would hold after the plan. */
function apply(stored: readonly StoredSlot[], plan: ReturnType<typeof planSlots>): StoredSlot[] {
  const changed = new Map(plan.change.map(slot => [slot.slotId, slot]))
  return [
    ...stored.map(slot => changed.get(slot.slotId) ?? slot),
    ...plan.open.map((slot, i) => ({ ...slot, slotId: `9${i}` as SlotId, booked: 0, taking: true })),
  ]
}
const store = (slots: readonly WantedSlot[], booked: readonly number[]): StoredSlot[] =>
  slots.map((slot, i) => ({
    ...slot,
    slotId: String(i + 1) as SlotId,
    booked: Math.min(booked[i % Math.max(booked.length, 1)] ?? 0, slot.capacity),
    taking: true,
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

test('whoever is booked keeps the place and the audience; what nobody wants any more takes no one else', () => {
  fc.assert(
    fc.property(wanted, wanted, fc.array(fc.nat(2), { minLength: 1 }), (now, before, booked) => {
      const stored = store(before, booked)
      const plan = planSlots(now, stored)
      const after = apply(stored, plan)
      const keys = new Set(now.map(key))
      for (const slot of after) {
        const was = stored.find(one => one.slotId === slot.slotId)
        expect(slot.capacity).toBeGreaterThanOrEqual(slot.booked)
        if (was !== undefined && was.booked > 0) {
          expect(slot).toMatchObject({ booked: was.booked, starts: was.starts, audience: was.audience })
          expect(slot.taking ? [] : [was]).toEqual(plan.stranded.filter(one => one.slotId === slot.slotId))
        }
        expect(slot.taking).toBe(keys.has(key(slot)))
        if (!slot.taking) expect(slot.capacity).toBe(slot.booked)
      }
      for (const slot of now) expect(after.map(key)).toContain(key(slot))
    }),
  )
})

const slot: WantedSlot = {
  institutionId: '1' as InstitutionId,
  service: 'ultrasound',
  day: first,
  starts: '08:00' as TimeOfDay,
  ends: '09:00' as TimeOfDay,
  capacity: 5,
  audience: 'anyone',
  resourceId: null,
}
const stored: StoredSlot = { ...slot, slotId: '7' as SlotId, booked: 0, taking: true }

test('a closed slot gets its places back when its day opens again', () => {
  const closed = { ...stored, capacity: 0, taking: false }
  expect(planSlots([], [stored]).change).toEqual([closed])
  expect(planSlots([], [closed]).change).toEqual([])
  expect(planSlots([slot], [closed]).change).toEqual([stored])
})

test('fewer places than are booked become as many as are booked; the audience of a sold session stays', () => {
  const sold = { ...stored, booked: 3 }
  const fewer: WantedSlot = { ...slot, capacity: 2, audience: 'women' }
  expect(planSlots([fewer], [sold]).change).toEqual([{ ...sold, capacity: 3 }])
  expect(planSlots([fewer], [stored]).change).toEqual([{ ...stored, capacity: 2, audience: 'women' }])
})

const template: Template = { ...slot, weekday: 1 }
const always: OpeningDays = { marks: new Map(), sites: new Map(), licensed: () => true }
const starts = (own: Parameters<typeof wantedSlots>[0]['own'], days = always) =>
  wantedSlots({ pack: [template], own }, days, first, 14).map(one => `${one.day} ${one.starts}`)
const plan = (kind: 'weekly' | 'day', from: string, times: readonly string[]) => ({
  institutionId: slot.institutionId,
  service: slot.service,
  kind,
  from: from as LocalDate,
  sessions: times.map(time => ({ ...template, starts: time as TimeOfDay })),
})

test("an institution's own week wins over the pack from its day on, and one day over both", () => {
  expect(starts([])).toEqual(['2026-12-28 08:00', '2027-01-04 08:00', '2027-01-11 08:00'])
  const later = plan('weekly', '2027-01-01', ['08:30'])
  expect(starts([later])).toEqual(['2026-12-28 08:00', '2027-01-04 08:30', '2027-01-11 08:30'])
  const newest = plan('weekly', '2027-01-05', [])
  expect(starts([newest, later])).toEqual(['2026-12-28 08:00', '2027-01-04 08:30'])
  const that = plan('day', '2027-01-05', ['09:00'])
  expect(starts([that])).toContain('2027-01-05 09:00')
})

test('without a licence on the day nothing is held, whoever planned it', () => {
  const until = {
    ...always,
    licensed: (_: InstitutionId, __: ServiceCode, on: LocalDate) => on <= '2027-01-04',
  }
  expect(starts([], until)).toEqual(['2026-12-28 08:00', '2027-01-04 08:00'])
})
