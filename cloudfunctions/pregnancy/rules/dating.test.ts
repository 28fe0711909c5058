import fc from 'fast-check'
import type { LocalDate } from '../../../types/schema'
import { addDays, dateOfDayNumber, dayNumber } from '../../eligibility/rules/calendar'
import {
  datingLmp,
  eddByLmp,
  eddByScan,
  eddByTransfer,
  gaDaysOn,
  gaText,
  isSuboptimal,
  lmpFault,
  redate,
  type Dating,
} from './dating'

const day = (text: string): LocalDate => text as LocalDate
const anyDay = fc
  .integer({ min: dayNumber(day('2020-01-01')), max: dayNumber(day('2035-12-31')) })
  .map(dateOfDayNumber)
const byLmp = (lmp: LocalDate): Dating => ({ method: 'LMP', edd: eddByLmp(lmp), scan: null })

describe('EDD', () => {
  test('is LMP + 280 days, over a leap day too', () => {
    expect(eddByLmp(day('2026-04-01'))).toBe('2027-01-06')
    expect(eddByLmp(day('2027-06-01'))).toBe('2028-03-07')
    fc.assert(
      fc.property(anyDay, lmp => datingLmp(eddByLmp(lmp)) === lmp && gaDaysOn(eddByLmp(lmp), lmp) === 0),
    )
  })
  test('moves by the cycle less 28', () => {
    expect(eddByLmp(day('2026-04-01'), 35)).toBe('2027-01-13')
    expect(eddByLmp(day('2026-04-01'), 21)).toBe('2026-12-30')
  })
  test('of a transfer is +263 days for a day-3 embryo, +261 for a day-5', () => {
    expect(eddByTransfer(day('2026-04-01'), 3)).toBe(addDays(day('2026-04-01'), 263))
    expect(eddByTransfer(day('2026-04-01'), 5)).toBe(addDays(day('2026-04-01'), 261))
  })
})

test('gestational age is written 孕12周+3, and 孕12周 on the day the week is completed', () => {
  expect([87, 84, 0, 6].map(gaText)).toEqual(['孕12周+3', '孕12周', '孕0周', '孕0周+6'])
})

test('an LMP may be today and 308 days ago, not tomorrow and not 309', () => {
  const today = day('2026-11-23')
  expect(lmpFault(today, today)).toBeNull()
  expect(lmpFault(addDays(today, -308), today)).toBeNull()
  expect(lmpFault(addDays(today, 1), today)).toBe('LMP_IN_FUTURE')
  expect(lmpFault(addDays(today, -309), today)).toBe('LMP_TOO_OLD')
})

describe('a scan', () => {
  const lmp = day('2026-01-01')
  const today = addDays(lmp, 281)
  // Gestational age by LMP on the day of the scan, and the difference at which the scan begins to count (ACOG 700).
  test.each([
    [42, 5],
    [62, 5],
    [63, 7],
    [97, 7],
    [98, 7],
    [111, 7],
    [112, 10],
    [153, 10],
    [154, 14],
    [195, 14],
    [196, 21],
    [280, 21],
  ])('at %i days replaces the EDD when it differs by more than %i', (age, threshold) => {
    const scanOn = addDays(lmp, age)
    for (const sign of [1, -1]) {
      const at = (difference: number) =>
        redate([byLmp(lmp)], { scanOn, gaDays: age + sign * difference }, today)
      expect(at(threshold)).toMatchObject({
        changed: false,
        edd: eddByLmp(lmp),
        method: 'LMP',
        thresholdDays: threshold,
      })
      expect(at(threshold + 1)).toMatchObject({ changed: true, differenceDays: threshold + 1 })
      expect(at(threshold + 1)).toMatchObject({
        edd: eddByScan({ scanOn, gaDays: age + sign * (threshold + 1) }),
      })
    }
  })
  test('of the first trimester is US_T1, a later one US_T2', () => {
    const method = (age: number, gaDays: number) => {
      const result = redate([byLmp(lmp)], { scanOn: addDays(lmp, age), gaDays }, today)
      return result.verdict === 'accepted' ? result.method : result.verdict
    }
    expect([method(80, 97), method(80, 98), method(120, 90)]).toEqual(['US_T1', 'US_T2', 'US_T1'])
  })
  test('after an accepted one never dates again; an earlier one does, against the LMP', () => {
    const first: Dating = {
      method: 'LMP',
      edd: eddByLmp(lmp),
      scan: { scanOn: addDays(lmp, 80), gaDays: 82 },
    }
    const history = [byLmp(lmp), first]
    expect(redate(history, { scanOn: addDays(lmp, 81), gaDays: 95 }, today).verdict).toBe('rejected')
    expect(redate(history, { scanOn: addDays(lmp, 80), gaDays: 95 }, today).verdict).toBe('rejected')
    expect(redate(history, { scanOn: addDays(lmp, 50), gaDays: 60 }, today)).toMatchObject({
      changed: true,
      method: 'US_T1',
    })
  })
  test('dates what had no date', () => {
    const undated: Dating = { method: 'UNDATED', edd: null, scan: null }
    const scan = { scanOn: day('2026-03-01'), gaDays: 49 }
    expect(redate([undated], scan, today)).toEqual({
      verdict: 'accepted',
      method: 'US_T1',
      edd: eddByScan(scan),
      changed: true,
      differenceDays: 0,
      thresholdDays: 0,
    })
  })
  test('does not overrule a transfer date, nor an ultrasound EDD that came without its scan', () => {
    for (const method of ['ART', 'US_T1'] as const)
      expect(
        redate([{ method, edd: eddByLmp(lmp), scan: null }], { scanOn: addDays(lmp, 60), gaDays: 80 }, today)
          .verdict,
      ).toBe('rejected')
  })
  test('of tomorrow, before the pregnancy, or of one older than 44 weeks by now is implausible', () => {
    const verdict = (scanOn: LocalDate, gaDays: number) =>
      redate([byLmp(lmp)], { scanOn, gaDays }, today).verdict
    expect(verdict(addDays(today, 1), 200)).toBe('implausible')
    expect(verdict(addDays(lmp, -1), 40)).toBe('implausible')
    expect(verdict(addDays(lmp, 60), 90)).toBe('implausible')
  })
})

test('without a scan before 22+0 the dating is suboptimal; a transfer date is not', () => {
  const lmp = day('2026-01-01')
  const scanned = (gaDays: number): Dating => ({
    ...byLmp(lmp),
    scan: { scanOn: addDays(lmp, gaDays), gaDays },
  })
  expect(isSuboptimal([byLmp(lmp)])).toBe(true)
  expect(isSuboptimal([byLmp(lmp), scanned(154)])).toBe(true)
  expect(isSuboptimal([byLmp(lmp), scanned(153)])).toBe(false)
  expect(isSuboptimal([{ ...byLmp(lmp), method: 'ART' }])).toBe(false)
  expect(isSuboptimal([{ ...byLmp(lmp), method: 'US_T1' }])).toBe(false)
})

test('whatever scans come, the EDD is that of the LMP or of one scan, and the earliest accepted one cannot be undone', () => {
  const scans = fc.array(
    fc.record({ age: fc.integer({ min: 30, max: 250 }), gaDays: fc.integer({ min: 28, max: 300 }) }),
    {
      maxLength: 8,
    },
  )
  fc.assert(
    fc.property(anyDay, scans, (lmp, tries) => {
      const today = addDays(lmp, 255)
      const history: Dating[] = [byLmp(lmp)]
      for (const { age, gaDays } of tries) {
        const scan = { scanOn: addDays(lmp, age), gaDays }
        const result = redate(history, scan, today)
        if (result.verdict === 'accepted') history.push({ method: result.method, edd: result.edd, scan })
      }
      const days = history.flatMap(({ scan }) => scan?.scanOn ?? [])
      expect([...days].sort().reverse()).toEqual(days)
      expect(new Set(days).size).toBe(days.length)
      const last = history.at(-1)
      expect([eddByLmp(lmp), last?.scan ? eddByScan(last.scan) : null]).toContain(last?.edd)
    }),
  )
})
