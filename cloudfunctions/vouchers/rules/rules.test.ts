import { quotas } from '../../../catalog/yiling/quotas'
import { programmes } from '../../../catalog/yiling/programmes'
import type { CoupleId, Instant, LocalDate, PersonId, PregnancyId } from '../../../types/schema'
import { extendedUntil } from './extension'
import { momentWords } from './moment-words'
import { refusalsOf } from './refusals'
import { stateOn } from './state'
import { holderOf } from './subject'
import { validityOf } from './validity'

const day = (text: string): LocalDate => text as LocalDate
const me = '7' as PersonId
const couple = { coupleId: '5' as CoupleId, home: '6' as PersonId, partner: me }
const ties = { couple, pregnancyId: '9' as PregnancyId }
const alone = { couple: null, pregnancyId: null }

test('a voucher hangs on the union, the pregnancy, or the year or month of the person', () => {
  const today = day('2026-11-23')
  expect(holderOf({ subject: 'couple' }, me, ties, today)).toEqual({
    subject: 'couple:5',
    home: '6',
    partner: '7',
  })
  expect(holderOf({ subject: 'couple' }, me, alone, today)).toBeNull()
  const own = (subject: string) => ({ subject, home: me, partner: null })
  expect(holderOf({ subject: 'pregnancy' }, me, ties, today)).toEqual(own('pregnancy:9'))
  expect(holderOf({ subject: 'pregnancy' }, me, alone, today)).toEqual(own('person:2026'))
  expect(holderOf({ subject: 'person' }, me, ties, today)).toEqual(own('person:2026'))
  expect(holderOf({ subject: 'person', every: 'month' }, me, ties, today)).toEqual(own('person:2026-11'))
})

test('a voucher is good for its days and never beyond the window of the programme', () => {
  const today = day('2026-11-23')
  expect(validityOf(today, 90, null)).toEqual({ from: today, until: '2027-02-21' })
  expect(validityOf(today, 90, day('2026-12-01')).until).toBe('2026-12-01')
  expect(validityOf(today, 90, day('2028-01-01')).until).toBe('2027-02-21')
})

test('a booked voucher is held to the day after the appointment, within the window of the programme', () => {
  expect(extendedUntil(day('2026-11-23'), null, day('2026-11-26'))).toBe('2026-11-27')
  expect(extendedUntil(day('2026-11-23'), day('2026-11-25'), day('2026-11-26'))).toBe('2026-11-25')
  expect(extendedUntil(day('2026-11-23'), day('2026-11-23'), day('2026-11-26'))).toBeNull()
  expect(extendedUntil(day('2026-11-23'), null, day('2026-11-20'))).toBeNull()
})

test('the day after its last day a voucher has expired, before any night has run', () => {
  expect(stateOn('claimed', day('2026-11-23'), day('2026-11-23'))).toBe('claimed')
  expect(stateOn('claimed', day('2026-11-23'), day('2026-11-24'))).toBe('expired')
  expect(stateOn('redeemed', day('2026-11-23'), day('2026-11-24'))).toBe('redeemed')
})

test('a desk is told all reasons at once, the first in the order of the redemption error', () => {
  const presented = {
    validUntil: day('2026-12-01'),
    today: day('2026-12-02'),
    redeemed: null,
    capable: true,
    noLonger: null,
  }
  expect(refusalsOf({ ...presented, state: 'claimed' })).toEqual([])
  expect(refusalsOf({ ...presented, state: 'closed', capable: false }).map(r => r.code)).toEqual([
    'VOUCHER_CLOSED',
    'SITE_NO_CAPABILITY',
  ])
  expect(refusalsOf({ ...presented, state: 'expired' })).toEqual([
    { code: 'EXPIRED_VOUCHER', params: { date: '12月1日' } },
  ])
  const redeemed = { at: '2026-11-22T18:05:00.000Z' as Instant, institution: '甲站' }
  expect(refusalsOf({ ...presented, state: 'redeemed', redeemed })[0]?.params).toEqual({
    at: '2026年11月23日02:05',
    institution: '甲站',
  })
})

test('an instant is told in Shanghai time', () => {
  expect(momentWords('2026-12-31T16:00:00.000Z' as Instant)).toBe('2027年1月1日00:00')
})

test('every programme that gives a voucher has a budget for 2026 and 2027', () => {
  for (const { code, voucherDays } of programmes) {
    const years = quotas.filter(quota => quota.programme === code && quota.total > 0).map(quota => quota.year)
    expect(years).toEqual(voucherDays === undefined ? [] : [2026, 2027])
  }
})
