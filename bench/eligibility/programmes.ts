/** 26 programmes: the fifteen of Yiling for adults and eleven more in the shapes of other cities, in the product's rule language. */
import { programmes as yiling } from '../../catalog/yiling/programmes'
import { aboutChild } from '../../cloudfunctions/eligibility/rules/about-child'
import { publish } from '../../cloudfunctions/eligibility/rules/catalogue'
import type { Predicate } from '../../cloudfunctions/eligibility/rules/predicate'
import type { Programme } from '../../cloudfunctions/eligibility/rules/programme'

const living: Predicate[] = [{ is: 'alive' }, { is: 'resident' }]
const woman: Predicate[] = [...living, { is: 'sex', sex: 'female' }]
const expecting: Predicate[] = [...woman, { is: 'pregnant' }]
const unspent: Predicate[] = [{ is: 'unheld' }, { is: 'unused' }]
const lives: Predicate = { is: 'residence', mode: 'CHANGZHU' }
const local: Predicate = { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' }

const weeks = (from: number, to: number): Predicate => ({
  is: 'gestationalAge',
  fromDays: from * 7,
  toDays: to * 7 + 6,
})
const all = (...of: Predicate[]): Predicate => ({ is: 'all', of })
const any = (...of: Predicate[]): Predicate => ({ is: 'any', of })
const poor: Predicate = { is: 'hardship', anyOf: ['lowIncome', 'destitute', 'disabled'] }

const more: readonly (readonly [string, Predicate])[] = [
  ['V_T1_SERUM', all(...expecting, lives, weeks(9, 13), { is: 'fetuses', min: 1, max: 1 }, ...unspent)],
  ['V_NIPT', all(...expecting, local, weeks(12, 22), { is: 'age', on: 'edd', min: 35 }, ...unspent)],
  ['V_ANC_2', all(...expecting, lives, weeks(16, 20), { is: 'unused' })],
  ['V_ANC_4', all(...expecting, lives, weeks(28, 36), { is: 'unused' })],
  ['V_OGTT', all(...expecting, lives, weeks(24, 28), ...unspent)],
  [
    'V_THAL',
    all(
      ...living,
      { is: 'couple' },
      any({ is: 'residence', mode: 'HUKOU_ONE' }, { is: 'residence', mode: 'RESIDENT_6M_WOMAN' }),
      any({ is: 'married', fromDays: -90, toDays: 365 }, weeks(0, 12)),
      ...unspent,
    ),
  ],
  [
    'V_COUPLE_PLUS',
    all(
      ...living,
      { is: 'couple' },
      { is: 'residence', mode: 'HUKOU_ONE' },
      poor,
      { is: 'married', fromDays: -90, toDays: 730 },
      ...unspent,
    ),
  ],
  [
    'V_CANCER_POOR',
    all(
      ...woman,
      { is: 'age', on: 'today', min: 30, max: 69 },
      local,
      poor,
      { is: 'lastScreen', yearsAgo: 1, never: 'met' },
      ...unspent,
    ),
  ],
  [
    'V_MIDLIFE',
    all(
      ...woman,
      { is: 'age', on: 'today', min: 45, max: 59 },
      lives,
      { is: 'lastScreen', yearsAgo: 2, never: 'unknown' },
      ...unspent,
    ),
  ],
  ['V_YOUTH', all(...living, { is: 'age', on: 'today', min: 14, max: 24 }, lives, { is: 'unused' })],
  [
    'V_FAMILY',
    all(
      ...living,
      { is: 'couple' },
      { is: 'children', min: 1 },
      { is: 'hardship', anyOf: ['specialFamily'] },
      { is: 'not', of: { is: 'pregnant' }, refusal: 'DOCTOR_FIRST' },
    ),
  ],
]

/** Its versions of this year. What is for children has other facts; the bench city is one of adults. */
const adults = yiling.filter(
  ({ rule, region, version }) => !aboutChild(rule) && region === '420506' && version === 1,
)
const taken = new Set(adults.map(({ ordinal }) => ordinal))
const free = Array.from({ length: 31 }, (_, ordinal) => ordinal).filter(ordinal => !taken.has(ordinal))

export const benchProgrammes: readonly Programme[] = publish([
  ...adults,
  ...more.map(([code, rule], i) => ({
    code,
    ordinal: free[i],
    version: 1,
    region: '420506',
    regionName: '夷陵区',
    effectiveFrom: '2026-01-01',
    title: '测试项目',
    summary: '只用于性能测试',
    subject: 'person',
    window: '规定时间',
    rule,
    refusalOrder: [],
    freeItems: ['一项'],
    documents: [],
    preparation: [],
    next: '预约',
    source: '性能测试',
  })),
])
