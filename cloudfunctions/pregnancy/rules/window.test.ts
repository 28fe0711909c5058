import fc from 'fast-check'
import { stages } from '../../../catalog/stages'
import type { Stage } from '../../../catalog/city'
import type { LocalDate, TimeOfDay } from '../../../types/schema'
import { addDays, addYears, dateOfDayNumber, dayNumber } from '../../eligibility/rules/calendar'
import { instantAt } from '../../platform/clock'
import { gaDaysOn, gaText } from './dating'
import { addMonths } from './months'
import { timeline } from './timeline'
import { birthWindow, windowsOf } from './window'

const day = (text: string): LocalDate => text as LocalDate
const stage = (key: string): Stage => {
  const found = stages.find(row => row.key === key)
  if (!found) throw new Error(key)
  return found
}

describe('calendar months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-06-15', 36, '2029-06-15'],
  ])('%s + %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })
  test('twelve of them are a year, and more of them are never earlier', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map(dateOfDayNumber)
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 200 }), (from, months) => {
        expect(addMonths(from, 12)).toBe(addYears(from, 1))
        expect(addMonths(from, months + 1) > addMonths(from, months)).toBe(true)
      }),
    )
  })
})

describe('windows of a pregnancy', () => {
  const lmp = day('2026-01-01')
  test.each([
    ['PG_BOOKLET', 42, 90, '孕6周', '孕12周+6'],
    ['PG_NT', 77, 97, '孕11周', '孕13周+6'],
    ['PG_NIPT', 84, 160, '孕12周', '孕22周+6'],
    ['PG_OGTT', 168, 202, '孕24周', '孕28周+6'],
    ['PG_V_29_32', 203, 230, '孕29周', '孕32周+6'],
    ['PG_READY', 252, 279, '孕36周', '孕39周+6'],
  ])('%s opens on day %i and closes on day %i', (key, from, to, gaFrom, gaTo) => {
    const [window] = windowsOf(stage(key), lmp)
    expect(window).toEqual({ occurrence: 1, opensOn: addDays(lmp, from), closesOn: addDays(lmp, to) })
    const edd = addDays(lmp, 280)
    expect([from, to].map(days => gaText(gaDaysOn(edd, addDays(lmp, days))))).toEqual([gaFrom, gaTo])
  })
  test('from week 37 there is one a week, four in all, without a gap', () => {
    const windows = windowsOf(stage('PG_WEEKLY_37'), lmp)
    expect(windows.map(({ opensOn }) => dayNumber(opensOn) - dayNumber(lmp))).toEqual([259, 266, 273, 280])
    expect(windows.map(({ closesOn }) => dayNumber(closesOn) - dayNumber(lmp))).toEqual([265, 272, 279, 286])
  })
  test('the first and the last day of each are within, the day before and after are not', () => {
    const edd = addDays(lmp, 280)
    const stateOn = (today: LocalDate, key: string) =>
      timeline({ stages, edd, fetuses: 1, today, isDone: () => false, programmeOf: () => null }).find(
        row => row.key === key,
      )?.state
    for (const row of timeline({
      stages,
      edd,
      fetuses: 1,
      today: lmp,
      isDone: () => false,
      programmeOf: () => null,
    })) {
      if (row.occurrence > 1) continue
      expect(stateOn(addDays(row.opensOn, -1), row.key)).toBe('next')
      expect(stateOn(row.opensOn, row.key)).toBe('now')
      expect(stateOn(row.closesOn, row.key)).toBe('now')
      if (row.key !== 'PG_WEEKLY_37') expect(stateOn(addDays(row.closesOn, 1), row.key)).toBe('past')
    }
  })
  test('twins have no serum screening and no weekly rows', () => {
    const keys = (fetuses: number) =>
      timeline({
        stages,
        edd: addDays(lmp, 280),
        fetuses,
        today: lmp,
        isDone: () => false,
        programmeOf: () => null,
      }).map(({ key }) => key)
    expect(keys(1).filter(key => !keys(2).includes(key))).toEqual([
      'PG_T1_SERUM',
      'PG_T2_SERUM',
      ...Array<string>(4).fill('PG_WEEKLY_37'),
    ])
    expect(keys(1)).not.toContain('STAFF_NO_OUTCOME')
  })
})

describe('windows of a newborn', () => {
  const born = (date: string, time: string, key: string) =>
    birthWindow(stage(key), day(date), time as TimeOfDay)
  test('hours count from the minute of birth, over midnight', () => {
    expect(born('2026-12-31', '23:50', 'NB_CHD')).toMatchObject({
      opensAt: instantAt(day('2027-01-01'), '05:50' as TimeOfDay),
      closesAt: instantAt(day('2027-01-03'), '23:50' as TimeOfDay),
      opensOn: '2027-01-01',
      closesOn: '2027-01-03',
    })
    expect(born('2026-12-31', '00:15', 'NB_CHD').opensOn).toBe('2026-12-31')
  })
  test('days and months count from the day of birth to the end of the last day', () => {
    expect(born('2026-12-31', '23:50', 'NB_HEEL')).toMatchObject({
      opensOn: '2027-01-03',
      closesOn: '2027-01-07',
    })
    expect(born('2026-12-31', '23:50', 'CH_2M')).toMatchObject({
      opensOn: '2027-02-28',
      closesOn: '2027-03-31',
    })
    expect(born('2026-12-31', '08:00', 'NB_HEARING')).toMatchObject({
      opensAt: instantAt(day('2027-01-02'), '08:00' as TimeOfDay),
      closesAt: instantAt(day('2027-01-07'), '23:59' as TimeOfDay),
    })
  })
})
