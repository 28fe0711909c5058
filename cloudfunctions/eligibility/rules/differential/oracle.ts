/** The third evaluator: slow, obvious, and without a line in common with the two compilers that it judges. */
import type { LocalDate } from '../../../../types/schema'
import type { PersonFacts } from '../facts'
import type { Predicate } from '../predicate'
import type { Programme } from '../programme'
import type { State } from '../state'

/* eslint-disable no-restricted-syntax -- it counts with the platform's UTC calendar, so that it shares no mistake with calendar.ts */
export const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000
export const dateOfDay = (n: number): LocalDate =>
  new Date(n * 86_400_000).toISOString().slice(0, 10) as LocalDate

function fullYears(since: string, date: string): number {
  const year = Number(date.slice(0, 4))
  const common = new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1
  const anniversary = since.slice(5) === '02-29' && common ? '02-28' : since.slice(5)
  return year - Number(since.slice(0, 4)) - (date.slice(5) < anniversary ? 1 : 0)
}

/** true, false, or null for unknown */
type Kleene = boolean | null
const both = (...xs: Kleene[]): Kleene =>
  xs.some(x => x === false) ? false : xs.some(x => x === null) ? null : true
const either = (...xs: Kleene[]): Kleene =>
  xs.some(x => x === true) ? true : xs.some(x => x === null) ? null : false
export const bit = (mask: bigint, n: number): boolean => (mask / 2n ** BigInt(n)) % 2n === 1n
const between = (x: number | null, low = -Infinity, high = Infinity): Kleene =>
  x === null ? null : x >= low && x <= high
const daysSince = (date: string | null, today: string): number | null =>
  date === null ? null : day(today) - day(date)

function oracleResidence(mode: string, region: string, f: PersonFacts, today: string): Kleene {
  const inside = (code: number | null): Kleene =>
    code === null ? null : region === 'CN' || String(code).startsWith(region)
  const partner = (answer: Kleene): Kleene => (f.coupleId === null ? false : answer)
  const permit = (until: string | null): Kleene => (until === null ? null : until >= today)
  const sixMonths = both(inside(f.residence), between(daysSince(f.residenceSince, today), 183))
  const partnerHukou = partner(inside(f.partnerHukou))
  const partnerSixMonths = both(
    partner(inside(f.partnerResidence)),
    partner(between(daysSince(f.partnerResidenceSince, today), 183)),
  )
  switch (mode) {
    case 'HUKOU_ONE':
      return either(inside(f.hukou), partnerHukou)
    case 'HUKOU_OR_PERMIT_ONE':
      return either(
        inside(f.hukou),
        partnerHukou,
        both(inside(f.residence), permit(f.permitUntil)),
        both(partner(inside(f.partnerResidence)), partner(permit(f.partnerPermitUntil))),
      )
    case 'RESIDENT_6M_BOTH':
      return both(sixMonths, either(f.coupleId === null, partnerHukou, partnerSixMonths))
    case 'RESIDENT_6M_WOMAN':
      if (f.sex === 2) return sixMonths
      if (f.sex === 1) return partnerSixMonths
      // She or he: unknown, unless both sides answer no.
      return sixMonths === false && partnerSixMonths === false ? false : null
    case 'MILITARY':
      return bit(f.evidence, 2)
    case 'CHANGZHU':
      return inside(f.residence)
    default:
      return true
  }
}

const negated = (x: Kleene): Kleene => (x === null ? null : !x)

/** Written out again on purpose: the order of the bits is part of what is judged. */
const evidenceOrder = [
  ...[
    'residence_proof',
    'work_proof',
    'military_spouse',
    'pregnancy_proof',
    'referral',
    'high_risk_indication',
  ],
  ...['no_contraindication', 'licensed_art_centre', 'delivery_invoice', 'risk_report', 'bank_account'],
  ...['birth_certificate', 'consent_signed'],
]
const screeningOrder = ['chd', 'hearing', 'metabolic', 'deafness_gene', 'down_serum', 'cervical', 'breast']

function grown(sex: number | null, birth: string | null, on: string): Kleene {
  if (birth === null || (sex !== 1 && sex !== 2)) return null
  return fullYears(birth, on) >= (sex === 1 ? 22 : 20)
}

function monthsLater(birth: string, months: number): string {
  const index = Number(birth.slice(0, 4)) * 12 + Number(birth.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const date = String(Math.min(Number(birth.slice(8, 10)), last)).padStart(2, '0')
  return `${year}-${String(month).padStart(2, '0')}-${date}`
}

/** Has the day of that age come, or, for the end of a window, gone by so many days? */
function reached(f: PersonFacts, age: string, today: string, later: number): Kleene {
  const count = Number(age.slice(0, -1))
  switch (age.slice(-1)) {
    case 'h': {
      const strikes = (minute: string): boolean =>
        Math.floor((Date.parse(`${minute}:00Z`) / 3_600_000 + count) / 24) + later <= day(today)
      if (f.bornAt !== null) return strikes(f.bornAt)
      if (f.birthDate === null) return null
      const [first, last] = [strikes(`${f.birthDate}T00:00`), strikes(`${f.birthDate}T23:59`)]
      return first === last ? first : null
    }
    case 'd':
      return f.birthDate === null ? null : day(f.birthDate) + count + later <= day(today)
    default: {
      if (f.birthDate === null) return null
      const months = age.endsWith('y') ? count * 12 : count
      return day(monthsLater(f.birthDate, months)) + later <= day(today)
    }
  }
}

const hardshipValue = { specialFamily: 1, lowIncome: 2, destitute: 4, disabled: 8 }

export function oracle(node: Predicate, p: Programme, f: PersonFacts, today: string): Kleene {
  switch (node.is) {
    case 'all':
      return both(...node.of.map(child => oracle(child, p, f, today)))
    case 'any':
      return either(...node.of.map(child => oracle(child, p, f, today)))
    case 'not': {
      const inner = oracle(node.of, p, f, today)
      return inner === null ? null : !inner
    }
    case 'alive':
      return f.alive
    case 'resident':
      return f.resident
    case 'pregnant':
      return f.pregnant
    case 'couple':
      return f.coupleId !== null
    case 'known':
      return f[node.fact] !== null
    case 'sex':
      return f.sex === 1 || f.sex === 2 ? f.sex === (node.sex === 'male' ? 1 : 2) : null
    case 'age': {
      const edd = f.datingLmp === null ? null : dateOfDay(day(f.datingLmp) + 280)
      const on = node.on === 'today' ? today : node.on === 'edd' ? edd : f.marriedOn
      return on === null || f.birthDate === null
        ? null
        : between(fullYears(f.birthDate, on), node.min, node.max)
    }
    case 'residence':
      return oracleResidence(node.mode, p.region, f, today)
    case 'married':
      return between(daysSince(f.marriedOn, today), node.fromDays, node.toDays)
    case 'plansPregnancy':
      return between(daysSince(f.plansPregnancyOn, today), node.fromDays, node.toDays)
    case 'gestationalAge':
      return f.pregnant ? between(daysSince(f.datingLmp, today), node.fromDays, node.toDays) : false
    case 'fetuses':
    case 'children':
      return between(f[node.is], node.min, node.max)
    case 'hardship':
      return node.anyOf.some(category => Math.floor(f.hardship / hardshipValue[category]) % 2 === 1)
    case 'lastScreen':
      return f.lastScreenOn === null
        ? node.never === 'met'
          ? true
          : null
        : fullYears(f.lastScreenOn, today) >= node.yearsAgo
    case 'pregnancyEnded':
      return between(daysSince(f.pregnancyEndedOn, today), undefined, node.withinDays) ?? false
    case 'partnerLinked':
      return f.coupleId === null ? false : f.partnerLinked
    case 'unused':
      return !bit(f.used, node.of?.ordinal ?? p.ordinal)
    case 'unheld':
      return !bit(f.holds, node.of?.ordinal ?? p.ordinal)
    case 'marriageAge': {
      const on = f.marriedOn ?? today
      return both(
        grown(f.sex, f.birthDate, on),
        f.coupleId === null ? true : grown(f.partnerSex, f.partnerBirthDate, on),
      )
    }
    case 'childAge':
      return both(
        node.from === undefined ? true : reached(f, node.from, today, 0),
        node.to === undefined ? true : negated(reached(f, node.to, today, 1)),
      )
    case 'district':
      return f.village === null ? null : node.anyOf.some(prefix => String(f.village).startsWith(prefix))
    case 'evidence':
      return node.anyOf.some(kind => bit(f.evidence, evidenceOrder.indexOf(kind))) ? true : null
    case 'screening':
      return bit(f.results, screeningOrder.indexOf(node.kind) + (node.result === 'negative' ? 16 : 0))
    case 'motherResidence': {
      const inside = (code: number | null): Kleene =>
        code === null ? null : p.region === 'CN' || String(code).startsWith(p.region)
      if (node.mode === 'ANY') return true
      return node.mode === 'CHANGZHU'
        ? inside(f.motherResidence)
        : either(inside(f.hukou), inside(f.motherHukou))
    }
  }
}

export const named = (value: Kleene): State => (value === null ? 'unknown' : value ? 'met' : 'not_met')
