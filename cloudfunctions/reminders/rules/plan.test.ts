import fc from 'fast-check'
import { holidays as official } from '../../../catalog/holidays'
import { stages } from '../../../catalog/stages'
import type { LocalDate, TimeOfDay } from '../../../types/schema'
import { addDays, dateOfDayNumber, dayNumber } from '../../eligibility/rules/calendar'
import { timeOf } from '../../platform/clock'
import { courseOf } from './courses'
import { plan, type PlanInput } from './plan'
import { nextOpening, sendAtOn, withinHours } from './sending-time'
import { holidaysOf, isWorkingDay, workingDayAfter, workingDayBefore } from './working-day'

const day = (text: string): LocalDate => text as LocalDate
const holidays = holidaysOf(official)
const lmps = fc
  .integer({ min: dayNumber(day('2025-06-01')), max: dayNumber(day('2027-06-01')) })
  .map(dateOfDayNumber)
const input = (lmp: LocalDate, from: LocalDate, more: Partial<PlanInput> = {}): PlanInput => ({
  course: 'pregnancy',
  anchor: { on: lmp },
  from,
  multiple: false,
  suboptimal: false,
  stages,
  holidays,
  ...more,
})
const key = ({ stage, occurrence }: { stage: string; occurrence: number }): string => `${stage}:${occurrence}`

describe('a plan after a birth', () => {
  const births = fc.record({
    on: lmps,
    at: fc
      .integer({ min: 0, max: 1439 })
      .map(
        minute =>
          `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
      ),
  })
  const courses = fc.constantFrom('child', 'mother', 'discharge', 'plan')
  test('keeps to the windows of its own stages, whenever it was entered', () => {
    fc.assert(
      fc.property(births, courses, fc.integer({ min: 0, max: 1200 }), ({ on, at }, course, entered) => {
        const from = addDays(on, entered)
        const rows = plan({
          ...input(on, from),
          course: course,
          anchor: { on, at: at as TimeOfDay },
        })
        expect(new Set(rows.map(key)).size).toBe(rows.length)
        for (const { stage, dueOn, opensOn, closesOn } of rows) {
          expect(dueOn >= opensOn && dueOn <= closesOn && dueOn >= from).toBe(true)
          const row = stages.find(one => one.key === stage)
          expect(row && courseOf(row)).toBe(course)
        }
      }),
    )
  })
  test('asks for the subsidy once in each calendar year that the child is under three', () => {
    const rows = plan({ ...input(day('2026-11-20'), day('2026-11-20')), course: 'child' })
    expect(
      rows.filter(({ stage }) => stage === 'CH_SUBSIDY').map(({ dueOn, closesOn }) => [dueOn, closesOn]),
    ).toEqual([
      ['2026-12-20', '2026-12-31'],
      ['2027-01-01', '2027-12-31'],
      ['2028-01-01', '2028-12-31'],
      ['2029-01-01', '2029-11-20'],
    ])
  })
})

describe('a plan', () => {
  test('holds each reminder once, within its window, not before the day of entry', () => {
    fc.assert(
      fc.property(lmps, fc.integer({ min: 0, max: 300 }), fc.boolean(), (lmp, entered, suboptimal) => {
        const from = addDays(lmp, entered)
        const rows = plan(input(lmp, from, { suboptimal }))
        expect(new Set(rows.map(key)).size).toBe(rows.length)
        for (const { dueOn, opensOn, closesOn } of rows) {
          expect(dueOn >= opensOn && dueOn <= closesOn && dueOn >= from).toBe(true)
          expect(closesOn <= addDays(lmp, 293)).toBe(true)
        }
        expect(plan(input(lmp, from, { suboptimal }))).toEqual(rows)
      }),
    )
  })
  test('more than three days after the entry is the same for everybody with that anchor', () => {
    fc.assert(
      fc.property(lmps, fc.integer({ min: 0, max: 300 }), fc.boolean(), (lmp, entered, multiple) => {
        const from = addDays(lmp, entered)
        const later = ({ dueOn }: { dueOn: LocalDate }): boolean => dueOn > addDays(from, 3)
        const always = plan({ ...input(lmp, from, { multiple }), from: null })
        expect(plan(input(lmp, from, { multiple })).filter(later)).toEqual(always.filter(later))
      }),
    )
  })
  test('leaves no two days of sending that lie within three days, but for what cannot wait or is the same stage', () => {
    const rows = plan(input(day('2026-04-01'), day('2026-04-20')))
    const days = [...new Set(rows.map(({ dueOn }) => dueOn))].sort()
    const close = days.filter((date, i) => i > 0 && dayNumber(date) - dayNumber(days[i - 1] ?? date) <= 2)
    expect(close).toEqual([])
  })
  test('entered early, tells every stage when its window opens, three days later at most', () => {
    fc.assert(
      fc.property(lmps, lmp => {
        const rows = plan(input(lmp, lmp))
        for (const { key: stage, anchor, urgency } of stages) {
          if (anchor !== 'LMP' || urgency === 'staff') continue
          const first = rows.find(row => row.stage === stage)
          expect(first).toBeDefined()
          if (first) expect(dayNumber(first.dueOn) - dayNumber(first.opensOn)).toBeLessThanOrEqual(3)
        }
      }),
      { numRuns: 40 },
    )
  })
  test('entered late, says what is open now once and on that day, and nothing that is closed', () => {
    const lmp = day('2026-04-01')
    const from = addDays(lmp, 200)
    const rows = plan(input(lmp, from))
    const now = rows.filter(({ dueOn }) => dueOn === from)
    expect(now.map(({ stage }) => stage).sort()).toEqual(
      ['PG_FETAL_MOVE', 'PG_HOSPITAL', 'PG_OGTT', 'PG_RISK_28', 'PG_V_25_28', 'PG_VISIT4'].sort(),
    )
    expect(rows.filter(({ dueOn }) => dueOn < addDays(from, 3))).toEqual(now)
    expect(rows.filter(({ stage }) => stage === 'PG_NT')).toEqual([])
  })
  test('presses on working days only, and not at all when the dating is uncertain', () => {
    fc.assert(
      fc.property(lmps, lmp => {
        const rows = plan(input(lmp, lmp))
        const closing = rows.filter(({ stage, occurrence }) => occurrence === 3 && !stage.includes('WEEKLY'))
        for (const { dueOn, opensOn } of closing)
          expect(isWorkingDay(dueOn, holidays) || workingDayBefore(dueOn, opensOn, holidays) === dueOn).toBe(
            true,
          )
        const uncertain = plan(input(lmp, lmp, { suboptimal: true }))
        expect(uncertain.some(({ stage, occurrence }) => occurrence === 3 && !stage.includes('WEEKLY'))).toBe(
          false,
        )
      }),
      { numRuns: 40 },
    )
  })
  test('counts back from the last working day when the window closes in a holiday', () => {
    // NT closes on 3 October 2026, within the National Day holiday: the last working day is 30 September.
    const lmp = addDays(day('2026-10-03'), -97)
    const closing = plan(input(lmp, lmp)).find(row => row.stage === 'PG_NT' && row.occurrence === 3)
    expect(closing?.closesOn).toBe('2026-10-03')
    // 27 September is a Sunday of the Mid-Autumn holiday: the working day before it is the 24th.
    expect(closing?.dueOn).toBe('2026-09-24')
  })
})

describe('the hour', () => {
  test('is between 09:30 and 10:30, the same for the same reminder, not the same for all', () => {
    const minutes = new Set<string>()
    for (let i = 0; i < 500; i++) {
      const at = sendAtOn(day('2026-11-23'), `reminder ${i}`)
      expect(sendAtOn(day('2026-11-23'), `reminder ${i}`)).toBe(at)
      minutes.add(timeOf(at))
    }
    expect([...minutes].every(time => time >= '09:30' && time <= '10:30')).toBe(true)
    expect(minutes.size).toBeGreaterThan(40)
  })
  test('nine is in, six in the evening is out; her own appointment has from eight to eight', () => {
    const at = (time: string) => `2026-11-23T${time}:00.000Z` as Parameters<typeof withinHours>[1]
    const inside = (kind: 'reminder' | 'appointment', shanghai: string) => {
      const hour = Number(shanghai.slice(0, 2)) - 8
      return withinHours(kind, at(`${String(hour).padStart(2, '0')}:${shanghai.slice(3)}`))
    }
    expect(['08:59', '09:00', '17:59', '18:00'].map(time => inside('reminder', time))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(['08:00', '18:00', '19:59', '20:00'].map(time => inside('appointment', time))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(nextOpening('reminder', at('00:30'))).toBe(at('01:00'))
    expect(nextOpening('reminder', at('10:00'))).toBe('2026-11-24T01:00:00.000Z')
  })
})

test('a working weekend counts, a holiday Monday does not', () => {
  expect(isWorkingDay(day('2026-10-10'), holidays)).toBe(true)
  expect(isWorkingDay(day('2026-10-05'), holidays)).toBe(false)
  expect(isWorkingDay(day('2026-11-23'), holidays)).toBe(true)
  expect(isWorkingDay(day('2026-11-22'), holidays)).toBe(false)
})

test('the n-th working day after a day skips weekends and holidays and counts weekend days that are worked', () => {
  const none = holidaysOf([])
  expect(workingDayAfter(day('2026-11-23'), 5, none)).toBe('2026-11-30')
  expect(workingDayAfter(day('2026-11-27'), 1, none)).toBe('2026-11-30')
  const shifted = holidaysOf([
    { day: day('2026-11-30'), kind: 'off', name: '试验节' },
    { day: day('2026-11-28'), kind: 'work', name: '试验节' },
  ])
  expect(workingDayAfter(day('2026-11-27'), 2, shifted)).toBe('2026-12-01')
})
