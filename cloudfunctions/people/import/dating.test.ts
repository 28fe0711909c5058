import type { LocalDate } from '../../../types/schema'
import { dateByFeed } from './dating'

const date = (lmp: string | null, edd: string | null) =>
  dateByFeed({ lmp: lmp as LocalDate | null, edd: edd as LocalDate | null }, '2026-11-22' as LocalDate)

test('the LMP alone gives the EDD, 280 days later', () => {
  expect(date('2026-07-20', null)).toEqual({
    method: 'LMP',
    lmp: '2026-07-20',
    edd: '2027-04-26',
    note: null,
  })
  expect(date('2026-07-20', '2027-04-26')).toMatchObject({ method: 'LMP', note: null })
})

test('an EDD that differs from the LMP dates the pregnancy, and both are kept', () => {
  expect(date('2026-07-22', '2027-05-07')).toEqual({
    method: 'US_T1',
    lmp: '2026-07-22',
    edd: '2027-05-07',
    note: 'EDD_BY_ULTRASOUND',
  })
})

test('beyond 14 days a doctor must look', () => {
  expect(date('2026-07-22', '2027-05-12')).toMatchObject({ method: 'US_T1' })
  expect(date('2026-07-22', '2027-05-13')).toEqual({ fault: 'DATES_DISAGREE', column: '预产期' })
})

test('without an LMP the EDD dates it, without both nothing does', () => {
  expect(date(null, '2027-05-07')).toMatchObject({ method: 'CLINICIAN', lmp: null, note: 'EDD_ONLY' })
  expect(date(null, null)).toEqual({ method: 'UNDATED', lmp: null, edd: null, note: 'UNDATED' })
})

test('no pregnancy begins after today or lasts longer than 44 weeks', () => {
  expect(date('2026-11-22', null)).toMatchObject({ method: 'LMP' })
  expect(date('2026-11-23', null)).toEqual({ fault: 'LMP_IN_FUTURE', column: '末次月经' })
  expect(date(null, '2027-08-29')).toMatchObject({ method: 'CLINICIAN' })
  expect(date(null, '2027-08-30')).toEqual({ fault: 'EDD_TOO_LATE', column: '预产期' })
  expect(date('2026-01-18', null)).toMatchObject({ method: 'LMP' })
  expect(date('2026-01-17', null)).toEqual({ fault: 'PREGNANCY_TOO_OLD', column: '末次月经' })
})
