import { programmes } from '../../../catalog/yiling/programmes'
import type { LocalDate } from '../../../types/schema'
import { factsOfExample } from './example'
import { explain } from './explain'
import type { PersonFacts } from './facts'
import { nextTick } from './flip'
import type { Programme } from './programme'

const today = '2026-11-22' as LocalDate
const date = (text: string): LocalDate => text as LocalDate

function programme(code: string): Programme {
  const found = programmes.find(p => p.code === code)
  if (found === undefined) throw new Error(`no programme ${code}`)
  return found
}

/** A newly-wed woman of 28, registered here, whose wedding was two months ago. */
const bride: PersonFacts = factsOfExample({
  birthDate: date('1998-05-01'),
  children: 0,
  hukou: 420506,
  residence: 420506,
  marriedOn: date('2026-09-20'),
  coupleId: '1',
  partnerSex: 1,
  partnerBirthDate: date('1996-03-02'),
  partnerHukou: 420506,
  partnerLinked: false,
})
const pregnant: PersonFacts = { ...bride, pregnant: true, datingLmp: date('2026-08-20'), fetuses: 1 }
const codes = (code: string, facts: PersonFacts): string[] =>
  explain(programme(code), facts, today).reasons.map(r => r.code)

it('a newly-wed couple is eligible for the premarital check until the day after the window', () => {
  const answer = explain(programme('V_PREMARITAL'), bride, today)
  expect(answer.outcome).toBe('ELIGIBLE')
  expect(answer.reasons).toEqual([])
  expect(answer.missing).toEqual([])
  expect(answer.clauses.every(clause => clause.state === 'met')).toBe(true)
  expect(answer.clauses.map(clause => clause.text)).toContain('登记结婚未满183天')
  // 183 days after the wedding is still inside.
  expect(answer.flipsOn).toBe('2027-03-23')
})

it('what must not be so never reads as if it were asked for', () => {
  const late = { ...pregnant, datingLmp: date('2026-08-13'), plansPregnancyOn: date('2026-11-01') }
  const choice = explain(programme('V_FOLIC'), late, today).clauses.find(({ text }) => text.includes('孕'))
  expect(choice).toEqual({
    state: 'not_met',
    text: expect.stringContaining(',或不属于「正在孕期」') as string,
  })
})

it('the window is inclusive at both ends', () => {
  const marriedOn = (days: string): string =>
    explain(programme('V_PREMARITAL'), { ...bride, marriedOn: date(days) }, today).outcome
  expect(marriedOn('2026-05-23')).toBe('ELIGIBLE')
  expect(marriedOn('2026-05-22')).toBe('NOT_ELIGIBLE')
  expect(marriedOn('2027-02-20')).toBe('ELIGIBLE')
  expect(marriedOn('2027-02-21')).toBe('NOT_ELIGIBLE')
})

it('every reason is given at once, in the order of the programme', () => {
  const facts = {
    ...bride,
    hukou: 440105,
    residence: 440105,
    partnerHukou: 440105,
    partnerResidence: 440105,
    marriedOn: date('2020-01-01'),
    used: 1n,
    holds: 1n,
  }
  expect(codes('V_PREMARITAL', facts)).toEqual(['NOT_LOCAL', 'TOO_LATE', 'ALREADY_CLAIMED', 'ALREADY_USED'])
})

it('a permit that has lapsed says so, and names no other fault', () => {
  const facts = {
    ...bride,
    hukou: 440105,
    partnerHukou: 440105,
    partnerResidence: 440105,
    permitUntil: date('2026-11-21'),
  }
  expect(codes('V_PREMARITAL', facts)).toEqual(['PERMIT_EXPIRED'])
})

it('what is unknown leads to review and to a list of what to bring, never to a refusal', () => {
  const answer = explain(
    programme('V_PREMARITAL'),
    { ...bride, hukou: null, partnerHukou: null, marriedOn: null },
    today,
  )
  expect(answer.outcome).toBe('NEEDS_REVIEW')
  expect(answer.missing).toEqual(['户籍所在地', '居住证(如有)', '对方的户籍或居住证明', '结婚登记日期'])
  expect(answer.flipsOn).toBeUndefined()
})

it('not yet: the clause, the reason and the flip date name the same day', () => {
  const answer = explain(programme('V_T2_SERUM'), pregnant, today)
  expect(answer.outcome).toBe('NOT_ELIGIBLE')
  expect(answer.flipsOn).toBe('2026-12-03')
  expect(answer.clauses.map(clause => clause.text)).toContain('孕15周至孕20周+6,即12月3日起(现在孕13周+3)')
  expect(answer.reasons).toEqual([
    { code: 'TOO_EARLY', text: '还没到办理时间。最早12月3日可办理,我们会提前提醒您。' },
  ])
  expect(nextTick(programme('V_T2_SERUM'), pregnant, today)).toBe('2026-12-03')
})

it('an undated pregnancy needs a review for what has a window, and says what dates it', () => {
  const answer = explain(programme('V_NT'), { ...pregnant, datingLmp: null }, today)
  expect(answer.outcome).toBe('NEEDS_REVIEW')
  expect(answer.missing).toEqual(['末次月经或预产期'])
  expect(answer.reasons.map(reason => reason.code)).toEqual(['GA_UNKNOWN'])
})

it('twins and an age of 35 at the expected date of delivery go to the doctor first', () => {
  expect(codes('V_T2_SERUM', { ...pregnant, datingLmp: date('2026-07-20'), fetuses: 2 })).toEqual([
    'DOCTOR_FIRST',
  ])
  expect(
    codes('V_T2_SERUM', { ...pregnant, datingLmp: date('2026-07-20'), birthDate: date('1992-04-26') }),
  ).toEqual(['DOCTOR_FIRST'])
  // The day after the due date she turns 35.
  expect(
    codes('V_T2_SERUM', { ...pregnant, datingLmp: date('2026-07-20'), birthDate: date('1992-04-27') }),
  ).toEqual([])
})

it('folic acid is for those who plan and for early pregnancy, and is too late after 12 weeks and 6 days', () => {
  const outcome = (facts: PersonFacts): string => explain(programme('V_FOLIC'), facts, today).outcome
  expect(outcome({ ...bride, plansPregnancyOn: date('2027-01-15') })).toBe('ELIGIBLE')
  expect(outcome({ ...pregnant, datingLmp: date('2026-08-24') })).toBe('ELIGIBLE')
  expect(outcome({ ...pregnant, datingLmp: date('2026-08-23') })).toBe('NOT_ELIGIBLE')
  expect(codes('V_FOLIC', pregnant)).toEqual(['TOO_LATE'])
})

it('a free check for women from 35 names the birthday from which it holds', () => {
  const answer = explain(programme('V_CANCER'), { ...bride, birthDate: date('1991-12-05') }, today)
  expect(answer.outcome).toBe('NOT_ELIGIBLE')
  expect(answer.flipsOn).toBe('2026-12-05')
  expect(answer.clauses.map(clause => clause.text)).toContain('年龄要求35至64周岁,您12月5日满35周岁')
  expect(answer.reasons[0]?.text).toContain('35至64周岁')
})

it('a man is told whom the service is for; one whose sex is not on record is asked', () => {
  expect(codes('V_CANCER', { ...bride, sex: 1, birthDate: date('1980-01-01') })).toEqual(['SEX_MISMATCH'])
  const unknown = explain(programme('V_CANCER'), { ...bride, sex: 9, birthDate: date('1980-01-01') }, today)
  expect([unknown.outcome, unknown.missing]).toEqual(['NEEDS_REVIEW', ['性别']])
})

it('details that only the voucher knows are put into the text', () => {
  const used = { ...bride, used: 1n }
  expect(explain(programme('V_PREMARITAL'), used, today, { usedOn: '10月8日' }).reasons[0]?.text).toContain(
    '使用日期10月8日',
  )
  expect(explain(programme('V_PREMARITAL'), used, today).reasons[0]?.text).toContain(
    '使用日期见「我的电子券」',
  )
})

it('no text leaves a placeholder or an empty parenthesis behind', () => {
  const people = [
    bride,
    pregnant,
    { ...bride, sex: 1, alive: false, resident: false, coupleId: null, used: 1023n, holds: 1023n },
  ]
  const unknown: PersonFacts = {
    ...pregnant,
    sex: 0,
    hukou: null,
    residence: null,
    partnerHukou: null,
    marriedOn: null,
    datingLmp: null,
    fetuses: null,
  }
  for (const p of programmes) {
    for (const facts of [...people, unknown]) {
      const { clauses, reasons, missing } = explain(p, facts, today)
      const texts = [...clauses.map(c => c.text), ...reasons.map(r => r.text), ...missing]
      expect(texts.filter(text => /[{}]|\(\)|undefined|null|NaN/.test(text) || text === '')).toEqual([])
    }
  }
})
