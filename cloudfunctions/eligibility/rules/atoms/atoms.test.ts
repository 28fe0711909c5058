import type { LocalDate } from '../../../../types/schema'
import { evaluate } from '../evaluate'
import { factsOfExample, type ExampleFacts } from '../example'
import { explain } from '../explain'
import { bind, predicate, type Predicate } from '../predicate'
import { programmeVersion, type Programme } from '../programme'
import type { State } from '../state'

const today = '2026-11-23' as LocalDate
const date = (text: string): LocalDate => text as LocalDate
const place = { ordinal: 3, region: '420506', regionName: '夷陵区' }

const state = (atom: unknown, facts: ExampleFacts, on = today): State =>
  evaluate(bind(predicate.parse(atom), place), factsOfExample(facts), on)

const programmeOf = (rule: unknown, more: Partial<Programme> = {}): Programme => ({
  ...programmeVersion.parse({
    ...{ code: 'V_TRIED', version: 1, effectiveFrom: '2026-01-01', title: '某项', summary: '某项' },
    ...{ ...place, subject: 'person', window: '任何时候', rule, refusalOrder: [], freeItems: ['一项'] },
    ...{ documents: [], preparation: [], next: '预约', source: '测试' },
  }),
  ...more,
})
const answer = (rule: unknown, facts: ExampleFacts, more: Partial<Programme> = {}) =>
  explain(programmeOf(rule, more), factsOfExample(facts), today)

/** Each asks a fact of which nothing is on record. */
const asking: readonly (readonly [words: string, atom: Predicate, facts: ExampleFacts])[] = [
  ['an age without a birthday', { is: 'age', min: 18, on: 'today' }, { birthDate: null }],
  ['an age at marriage without a date', { is: 'age', min: 18, on: 'marriage' }, {}],
  ['a sex', { is: 'sex', sex: 'female' }, { sex: 9 }],
  ['a household registration', { is: 'residence', mode: 'HUKOU_ONE' }, {}],
  ['a permit', { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' }, { hukou: 440105, residence: 420506 }],
  ['six months of both', { is: 'residence', mode: 'RESIDENT_6M_BOTH' }, { residence: 420506 }],
  ['six months of his wife', { is: 'residence', mode: 'RESIDENT_6M_WOMAN' }, { sex: 1, coupleId: '1' }],
  ['where one lives', { is: 'residence', mode: 'CHANGZHU' }, {}],
  ['where the mother lives', { is: 'motherResidence', mode: 'CHANGZHU' }, {}],
  ['where mother or child are registered', { is: 'motherResidence', mode: 'HUKOU_ONE' }, { hukou: 440105 }],
  ['a district', { is: 'district', anyOf: ['420506'], name: '主城区' }, {}],
  ['a wedding day', { is: 'married', fromDays: -90, toDays: 183 }, {}],
  ['a plan', { is: 'plansPregnancy', fromDays: -183, toDays: 183 }, {}],
  ['a gestational age', { is: 'gestationalAge', fromDays: 105, toDays: 146 }, { pregnant: true }],
  ['fetuses', { is: 'fetuses', max: 1 }, {}],
  ['children', { is: 'children', min: 1 }, {}],
  ['an earlier screening', { is: 'lastScreen', yearsAgo: 3, never: 'unknown' }, {}],
  ['a confirmed partner', { is: 'partnerLinked' }, { coupleId: '1' }],
  ['marriage ages', { is: 'marriageAge' }, { coupleId: '1' }],
  ['a proof', { is: 'evidence', anyOf: ['referral'], title: '转诊单' }, {}],
  ['the minute of birth', { is: 'childAge', from: '6h' }, { birthDate: date('2026-11-23') }],
  ['a day of birth', { is: 'childAge', from: '3d', to: '7d' }, { birthDate: null }],
]

it.each(asking)('%s that is not on record leads to review with something to bring', (_, atom, facts) => {
  expect(state(atom, facts)).toBe('unknown')
  const { outcome, missing } = answer(atom, facts)
  expect(outcome).toBe('NEEDS_REVIEW')
  expect(missing.length).toBeGreaterThan(0)
})

it('a heart screening is from the sixth to the seventy-second hour, told to the minute', () => {
  const chd = { is: 'childAge', from: '6h', to: '72h' }
  const born = (bornAt: string): ExampleFacts => ({ bornAt, birthDate: date(bornAt.slice(0, 10)) })
  expect(state(chd, born('2026-11-23T17:59'))).toBe('met')
  expect(state(chd, born('2026-11-23T18:00'))).toBe('not_met')
  expect(state(chd, born('2026-11-20T00:00'))).toBe('met')
  expect(state(chd, born('2026-11-19T23:59'))).toBe('not_met')
  const early = answer(chd, born('2026-11-23T20:30'))
  expect(early.reasons).toEqual([
    { code: 'TOO_EARLY', text: '还没到办理时间。最早11月24日02:30可办理,我们会提前提醒您。' },
  ])
  expect(early.flipsOn).toBe('2026-11-24')
  expect(answer(chd, born('2026-11-19T23:59')).reasons.map(({ code }) => code)).toEqual(['TOO_LATE'])
})

it('a month after the 31st of January is the last of February', () => {
  const month = { is: 'childAge', from: '1m', to: '2m' }
  const born = { birthDate: date('2026-01-31') }
  expect(state(month, born, date('2026-02-27'))).toBe('not_met')
  expect(state(month, born, date('2026-02-28'))).toBe('met')
  expect(state(month, born, date('2026-03-31'))).toBe('met')
  expect(state(month, born, date('2026-04-01'))).toBe('not_met')
})

it('a birthday on the 29th of February comes on the 28th in a common year (fixture H24)', () => {
  const adult = { is: 'age', min: 31, on: 'today' }
  const born = { birthDate: date('1996-02-29') }
  expect(state(adult, born, date('2027-02-27'))).toBe('not_met')
  expect(state(adult, born, date('2027-02-28'))).toBe('met')
})

it('each side of a couple counts: his permit for her, her six months for him, never the reverse', () => {
  const away = { hukou: 440105, residence: 440105, permitUntil: null, coupleId: '1' }
  const hisPermit = { partnerHukou: 440105, partnerResidence: 420506, partnerPermitUntil: today }
  const permit = { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' }
  expect(state(permit, { ...away, ...hisPermit })).toBe('met')
  expect(state(permit, { ...away, ...hisPermit, partnerPermitUntil: date('2026-11-22') })).toBe('not_met')
  expect(state(permit, { ...away, ...hisPermit, coupleId: null })).toBe('not_met')

  const woman = { is: 'residence', mode: 'RESIDENT_6M_WOMAN' }
  const hers = { partnerResidence: 420506, partnerResidenceSince: date('2026-05-24') }
  expect(state(woman, { sex: 1, ...away, ...hers })).toBe('met')
  expect(state(woman, { sex: 1, ...away, ...hers, partnerResidenceSince: date('2026-05-25') })).toBe(
    'not_met',
  )
  expect(state(woman, { sex: 2, ...away, ...hers, residenceSince: today })).toBe('not_met')
})

it('the spouse of a soldier needs the proof, and without it no review is opened', () => {
  const military = { is: 'residence', mode: 'MILITARY' }
  expect(state(military, { evidence: ['military_spouse'] })).toBe('met')
  expect(state(military, {})).toBe('not_met')
})

it('an echocardiogram opens on a positive screening, and the words never say so', () => {
  const echo = { is: 'screening', kind: 'chd', result: 'positive' }
  expect(state(echo, { results: [{ kind: 'chd', result: 'positive' }] })).toBe('met')
  expect(state(echo, { results: [{ kind: 'chd', result: 'negative' }] })).toBe('not_met')
  const { clauses, reasons } = answer(echo, { results: [{ kind: 'chd', result: 'positive' }] })
  expect(clauses.map(({ text }) => text).join()).not.toMatch(/阳性|positive|异常/)
  expect(reasons).toEqual([])
})

it('a warning is told and changes nothing', () => {
  const warnings: Programme['warnings'] = [{ when: { is: 'marriageAge' }, refusal: 'AGE_MARRY' }]
  const young = {
    sex: 2,
    birthDate: date('2007-01-01'),
    coupleId: '1',
    partnerSex: 1,
    partnerBirthDate: date('2000-01-01'),
  }
  const told = answer({ is: 'couple' }, young, { warnings })
  expect(told.outcome).toBe('ELIGIBLE')
  expect(told.warnings.map(({ code }) => code)).toEqual(['AGE_MARRY'])
  expect(
    answer({ is: 'couple' }, { ...young, marriedOn: date('2027-01-01') }, { warnings }).warnings,
  ).toEqual([])
  // Not known is no ground for a warning.
  expect(
    answer(
      { is: 'couple' },
      { ...young, partnerBirthDate: null, birthDate: date('2000-01-01') },
      { warnings },
    ).warnings,
  ).toEqual([])
})

it('no pregnancy on record is said without blame, and never as an unknown gestational age', () => {
  const { reasons } = answer({ is: 'gestationalAge', fromDays: 105, toDays: 146 }, {})
  expect(reasons.map(({ code }) => code)).toEqual(['NOT_REGISTERED'])
})

it('nothing untrue is said of what is not known: an age without a birthday is no refusal of an age', () => {
  const reasonsOf = (rule: unknown, facts: ExampleFacts) =>
    answer(rule, facts).reasons.map(({ code }) => code)
  expect(reasonsOf({ is: 'age', min: 18, on: 'today' }, { birthDate: null })).toEqual([])
  expect(reasonsOf({ is: 'fetuses', max: 1 }, {})).toEqual([])
  expect(reasonsOf({ is: 'gestationalAge', toDays: 97 }, { pregnant: true })).toEqual(['GA_UNKNOWN'])
})

it('a permit for where one does not live would change nothing, and is not asked for', () => {
  const rule = { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' }
  expect(answer(rule, { residence: 440105 }).missing).toEqual(['户籍所在地'])
  expect(answer(rule, { residence: 420506 }).missing).toEqual(['户籍所在地', '居住证(如有)'])
})
