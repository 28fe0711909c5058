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
  const partner = f.coupleId === null ? false : f.partnerLocal
  const sixMonths = both(inside(f.residence), between(daysSince(f.residenceSince, today), 183))
  switch (mode) {
    case 'HUKOU_ONE':
      return either(inside(f.hukou), partner)
    case 'HUKOU_OR_PERMIT_ONE':
      return either(
        inside(f.hukou),
        partner,
        both(inside(f.residence), f.permitUntil === null ? null : f.permitUntil >= today),
      )
    case 'RESIDENT_6M_BOTH':
      return both(sixMonths, f.coupleId === null || f.partnerLocal === true ? true : null)
    case 'RESIDENT_6M_WOMAN':
      return f.sex === 2 ? sixMonths : null
    case 'CHANGZHU':
      return inside(f.residence)
    default:
      return true
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
      return on === null ? null : between(fullYears(f.birthDate, on), node.min, node.max)
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
    case 'partnerLinked':
      return f.coupleId === null ? false : f.partnerLinked
    case 'unused':
      return !bit(f.used, node.of?.ordinal ?? p.ordinal)
    case 'unheld':
      return !bit(f.holds, node.of?.ordinal ?? p.ordinal)
  }
}

export const named = (value: Kleene): State => (value === null ? 'unknown' : value ? 'met' : 'not_met')
