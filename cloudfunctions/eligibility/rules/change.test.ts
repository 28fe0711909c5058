import { z, type LocalDate } from '../../../types/schema'
import { aboutChild } from './about-child'
import { changesOf } from './change'
import { conditionsOf } from './conditions'
import type { PersonFacts } from './facts'
import { aboutResidence, gapOf, kindsFor } from './gap'
import type { Predicate } from './predicate'
import { programmeVersion, type Programme } from './programme'

const today = '2026-11-23' as LocalDate
const woman: PersonFacts = {
  alive: true,
  resident: true,
  pregnant: false,
  sex: 2,
  birthDate: '1996-02-29' as LocalDate,
  fetuses: null,
  children: null,
  hukou: 420506,
  residence: 420506,
  residenceSince: null,
  permitUntil: null,
  marriedOn: null,
  datingLmp: null,
  plansPregnancyOn: null,
  lastScreenOn: null,
  pregnancyEndedOn: null,
  partnerLinked: null,
  partnerSex: null,
  partnerBirthDate: null,
  partnerHukou: null,
  partnerResidence: null,
  partnerResidenceSince: null,
  partnerPermitUntil: null,
  village: 420506001001,
  bornAt: null,
  motherHukou: null,
  motherResidence: null,
  evidence: 0n,
  results: 0n,
  coupleId: null,
  hardship: 0,
  used: 0n,
  holds: 0n,
}
const programme = (of: Predicate[], more: object = {}): Programme =>
  z.parse(programmeVersion, {
    code: 'V_TEST',
    ordinal: 5,
    version: 1,
    region: '420506',
    regionName: '夷陵区',
    effectiveFrom: '2026-01-01',
    title: '试验项目',
    summary: '试验。',
    subject: 'person',
    window: '全年',
    rule: { is: 'all', of },
    refusalOrder: [],
    freeItems: ['一项'],
    documents: [],
    preparation: [],
    next: '办理。',
    source: '试验政策',
    ...more,
  })
const changes = (facts: PersonFacts, of: Predicate[], more: object = {}) => {
  const offered = programme(of, more)
  return changesOf(conditionsOf(offered, facts, today), offered, facts, today)
}

const age: Predicate = { is: 'age', on: 'today', min: 35, max: 64 }
const old: PersonFacts = { ...woman, birthDate: '1992-01-10' as LocalDate }

test('what changes by itself is told with its day and how the condition reads then', () => {
  expect(changes(old, [age])).toEqual([
    { text: expect.stringMatching(/^2027年1月10日起:/) as string, on: '2027-01-10', page: null },
  ])
})

test('what she can do is told with the place where she can do it', () => {
  const far: PersonFacts = { ...woman, hukou: 110101, residence: 110101 }
  expect(changes(far, [{ is: 'residence', mode: 'CHANGZHU' }])).toEqual([
    { text: expect.stringContaining('居住证') as string, on: null, page: '/pages/declare/index' },
  ])
})

test('several are told at once, the same one once', () => {
  const far: PersonFacts = { ...old, hukou: 110101, residence: 110101 }
  const local: Predicate = { is: 'residence', mode: 'CHANGZHU' }
  expect(changes(far, [age, local, local])).toHaveLength(2)
})

test('when one condition can never be met nothing is promised for the others', () => {
  expect(changes({ ...old, sex: 1 }, [age, { is: 'sex', sex: 'female' }])).toEqual([])
  // Past the age, too.
  expect(changes({ ...woman, birthDate: '1950-01-01' as LocalDate }, [age])).toEqual([])
})

test('a used benefit comes back with its period, and one that is given once does not', () => {
  const used: PersonFacts = { ...woman, used: 1n << 5n }
  const rule: Predicate[] = [{ is: 'unused' }]
  expect(changes(used, rule)).toMatchObject([{ on: '2027-01-01' }])
  expect(changes(used, rule, { every: 'month' })).toMatchObject([{ on: '2026-12-01' }])
  expect(changes(used, rule, { every: 'once' })).toEqual([])
  expect(changes(used, rule, { subject: 'pregnancy' })).toEqual([])
})

test('days are promised only when the answer is yes on the last of them', () => {
  const permit: PersonFacts = { ...old, hukou: 110101, permitUntil: '2026-12-31' as LocalDate }
  // She is old enough on 10 January; the permit that lets her in has lapsed by then.
  expect(changes(permit, [age, { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' }])).toEqual([])
  expect(
    changes({ ...permit, permitUntil: '2027-12-31' as LocalDate }, [
      age,
      { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' },
    ]),
  ).toHaveLength(1)
  // And not beyond the version itself.
  expect(changes(old, [age], { effectiveTo: '2026-12-31' })).toEqual([])
})

test('what is met or unknown is no obstacle to be changed', () => {
  expect(changes(woman, [{ is: 'alive' }, { is: 'plansPregnancy', fromDays: 0, toDays: 183 }])).toEqual([])
})

test('each missing item says how it is settled, and which proof settles it', () => {
  expect(gapOf('计划怀孕的时间')).toMatchObject({ how: 'fill', page: '/pages/declare/index' })
  expect(gapOf('末次月经或预产期')).toMatchObject({ how: 'fill', page: '/pages/pregnancy/index' })
  expect(gapOf('对方本人的确认')).toMatchObject({ how: 'partner' })
  expect(gapOf('转诊单')).toEqual({ text: '转诊单', how: 'bring', page: null })
  expect(aboutResidence('居住证(如有)')).toBe(true)
  expect(aboutResidence('转诊单')).toBe(false)
  const rule: Predicate = {
    is: 'all',
    of: [
      { is: 'any', of: [{ is: 'evidence', anyOf: ['referral', 'risk_report'], title: '转诊单' }] },
      { is: 'evidence', anyOf: ['bank_account'], title: '银行卡' },
    ],
  }
  expect(kindsFor(rule, '转诊单')).toEqual(['referral', 'risk_report'])
  expect(kindsFor(rule, '别的')).toEqual([])
})

test('a programme is for children when a condition is about a child’s age, however deep', () => {
  const child: Predicate = { is: 'any', of: [{ is: 'all', of: [{ is: 'childAge', to: '3y' }] }] }
  expect(aboutChild(child)).toBe(true)
  expect(aboutChild({ is: 'all', of: [{ is: 'alive' }, age] })).toBe(false)
})
