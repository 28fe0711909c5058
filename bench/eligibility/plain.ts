/**
 * The rules in the peers' terms: two-valued comparisons over flat facts. The peers are asked only for "eligible", which
 * is the easier half: the product answers "to review" in the same time. What they cannot compute (an age at the expected
 * date of delivery, a bit of a mask) is computed for them beforehand and not timed.
 */
import type { LocalDate } from '../../types/schema'
import { addDays, ageOn, dayNumber, yearsBefore } from '../../cloudfunctions/eligibility/rules/calendar'
import { evidenceBit, hardshipBits, type PersonFacts } from '../../cloudfunctions/eligibility/rules/facts'
import type { Predicate } from '../../cloudfunctions/eligibility/rules/predicate'
import type { Programme } from '../../cloudfunctions/eligibility/rules/programme'
import { rangeOf } from '../../cloudfunctions/eligibility/rules/region'

export type MaskFact = 'used' | 'holds' | 'hardship' | 'evidence'

export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  /** False when the fact is null, whatever the operator. */
  | {
      readonly kind: 'compare'
      readonly fact: string
      readonly op: '=' | '<=' | '>='
      readonly value: number | boolean
    }
  | { readonly kind: 'null'; readonly fact: string; readonly isNull: boolean }
  | {
      readonly kind: 'bits'
      readonly fact: MaskFact
      readonly mask: number
      readonly clear: boolean
    }

const all = (...of: Condition[]): Condition => ({ kind: 'all', of })
const any = (...of: Condition[]): Condition => ({ kind: 'any', of })
const is = (fact: string, value: number | boolean): Condition => ({ kind: 'compare', fact, op: '=', value })
const atMost = (fact: string, value: number): Condition => ({ kind: 'compare', fact, op: '<=', value })
const atLeast = (fact: string, value: number): Condition => ({ kind: 'compare', fact, op: '>=', value })
const nothing: Condition = { kind: 'any', of: [] }
const anything: Condition = { kind: 'all', of: [] }

/** Inside (want) or outside a range of whole numbers. */
function range(want: boolean, fact: string, low?: number, high?: number): Condition {
  const parts: Condition[] = []
  if (low !== undefined) parts.push(want ? atLeast(fact, low) : atMost(fact, low - 1))
  if (high !== undefined) parts.push(want ? atMost(fact, high) : atLeast(fact, high + 1))
  return { kind: want ? 'all' : 'any', of: parts }
}

interface Side {
  readonly hukou: Condition
  readonly permitted: Condition
  readonly sixMonths: Condition
}

function residence(mode: string, want: boolean, region: string, today: number): Condition {
  const [low, high] = rangeOf(region)
  const join = (...of: Condition[]): Condition => ({ kind: want ? 'any' : 'all', of })
  const meet = (...of: Condition[]): Condition => ({ kind: want ? 'all' : 'any', of })
  const coupled: Condition = { kind: 'null', fact: 'coupleId', isNull: !want }
  const side = (name: (fact: string) => string, present: readonly Condition[]): Side => {
    const inside = (fact: string): Condition => meet(...present, range(want, name(fact), low, high))
    const dated = (fact: string, from?: number, to?: number): Condition =>
      meet(inside('residence'), range(want, name(fact), from, to))
    return {
      hukou: inside('hukou'),
      permitted: dated('permitUntil', today),
      sixMonths: dated('residenceSince', undefined, today - 183),
    }
  }
  const own = side(fact => fact, [])
  const partner = side(fact => `partner${fact.charAt(0).toUpperCase()}${fact.slice(1)}`, [coupled])
  const alone: Condition = { kind: 'null', fact: 'coupleId', isNull: want }
  switch (mode) {
    case 'HUKOU_ONE':
      return join(own.hukou, partner.hukou)
    case 'HUKOU_OR_PERMIT_ONE':
      return join(own.hukou, own.permitted, partner.hukou, partner.permitted)
    case 'RESIDENT_6M_BOTH':
      return meet(own.sixMonths, join(alone, partner.hukou, partner.sixMonths))
    case 'RESIDENT_6M_WOMAN':
      return join(
        meet(is('sex', want ? 2 : 1), own.sixMonths),
        meet(is('sex', want ? 1 : 2), partner.sixMonths),
      )
    case 'CHANGZHU':
      return range(want, 'residence', low, high)
    case 'ANY':
      return want ? anything : nothing
    default:
      throw new Error(`the bench does not ask residence ${mode}`)
  }
}

/** The condition under which a rule is certainly met (want) or certainly not met; what is neither is unknown. */
function certainly(node: Predicate, want: boolean, p: Programme, today: LocalDate): Condition {
  const now = dayNumber(today)
  const window = (fact: string, from?: number, to?: number): Condition =>
    range(want, fact, to === undefined ? undefined : now - to, from === undefined ? undefined : now - from)
  switch (node.is) {
    case 'all':
    case 'any':
      return {
        kind: (node.is === 'all') === want ? 'all' : 'any',
        of: node.of.map(child => certainly(child, want, p, today)),
      }
    case 'not':
      return certainly(node.of, !want, p, today)
    case 'alive':
    case 'resident':
    case 'pregnant':
      return is(node.is, want)
    case 'couple':
      return { kind: 'null', fact: 'coupleId', isNull: !want }
    case 'known':
      return { kind: 'null', fact: node.fact, isNull: !want }
    case 'sex':
      return is('sex', (node.sex === 'male') === want ? 1 : 2)
    case 'age':
      if (node.on !== 'today')
        return range(want, node.on === 'edd' ? 'ageAtEdd' : 'ageAtMarriage', node.min, node.max)
      return range(
        want,
        'birthDate',
        node.max === undefined ? undefined : dayNumber(yearsBefore(today, node.max + 1)) + 1,
        node.min === undefined ? undefined : dayNumber(yearsBefore(today, node.min)),
      )
    case 'residence':
      return residence(node.mode, want, p.region, now)
    case 'married':
      return window('marriedOn', node.fromDays, node.toDays)
    case 'plansPregnancy':
      return window('plansPregnancyOn', node.fromDays, node.toDays)
    case 'gestationalAge': {
      const inside = window('datingLmp', node.fromDays, node.toDays)
      return want ? all(is('pregnant', true), inside) : any(is('pregnant', false), inside)
    }
    case 'fetuses':
    case 'children':
      return range(want, node.is, node.min, node.max)
    case 'hardship':
      return {
        kind: 'bits',
        fact: 'hardship',
        mask: node.anyOf.reduce((sum, name) => sum | hardshipBits[name], 0),
        clear: !want,
      }
    case 'evidence':
      // A proof that nobody has seen is unknown and never a no.
      return want
        ? {
            kind: 'bits',
            fact: 'evidence',
            mask: Number(node.anyOf.reduce((sum, kind) => sum | evidenceBit(kind), 0n)),
            clear: false,
          }
        : nothing
    case 'lastScreen': {
      const old = range(want, 'lastScreenOn', undefined, dayNumber(yearsBefore(today, node.yearsAgo)))
      return want && node.never === 'met'
        ? any({ kind: 'null', fact: 'lastScreenOn', isNull: true }, old)
        : old
    }
    case 'pregnancyEnded': {
      const lately = window('pregnancyEndedOn', undefined, node.withinDays)
      // None on record is a no, and not unknown.
      return want ? lately : any({ kind: 'null', fact: 'pregnancyEndedOn', isNull: true }, lately)
    }
    case 'partnerLinked':
      return want
        ? all({ kind: 'null', fact: 'coupleId', isNull: false }, is('partnerLinked', true))
        : any({ kind: 'null', fact: 'coupleId', isNull: true }, is('partnerLinked', false))
    case 'unused':
    case 'unheld':
      return {
        kind: 'bits',
        fact: node.is === 'unused' ? 'used' : 'holds',
        mask: 1 << (node.of?.ordinal ?? p.ordinal),
        clear: want,
      }
    default:
      throw new Error(`the bench does not ask ${node.is}`)
  }
}

export const eligibleWhen = (p: Programme, today: LocalDate): Condition => certainly(p.rule, true, p, today)

export const bitFact = (fact: string, mask: number): string => `${fact}_${mask}`

/** Every mask that the conditions ask, so that a peer gets it as a boolean fact. */
export function bitsOf(condition: Condition): readonly (readonly [MaskFact, number])[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(bitsOf)
    case 'bits':
      return [[condition.fact, condition.mask]]
    default:
      return []
  }
}

export type Flat = Record<string, number | boolean | null>

/** A person as flat facts: dates as day numbers, bits as booleans. */
export function flatten(facts: PersonFacts, conditions: readonly Condition[]): Flat {
  const day = (date: LocalDate | null): number | null => (date === null ? null : dayNumber(date))
  const age = (on: LocalDate): number | null => (facts.birthDate === null ? null : ageOn(facts.birthDate, on))
  const flat: Flat = {
    alive: facts.alive,
    resident: facts.resident,
    pregnant: facts.pregnant,
    sex: facts.sex,
    birthDate: day(facts.birthDate),
    fetuses: facts.fetuses,
    children: facts.children,
    hukou: facts.hukou,
    residence: facts.residence,
    residenceSince: day(facts.residenceSince),
    permitUntil: day(facts.permitUntil),
    marriedOn: day(facts.marriedOn),
    datingLmp: day(facts.datingLmp),
    plansPregnancyOn: day(facts.plansPregnancyOn),
    lastScreenOn: day(facts.lastScreenOn),
    pregnancyEndedOn: day(facts.pregnancyEndedOn),
    partnerHukou: facts.partnerHukou,
    partnerResidence: facts.partnerResidence,
    partnerResidenceSince: day(facts.partnerResidenceSince),
    partnerPermitUntil: day(facts.partnerPermitUntil),
    partnerLinked: facts.partnerLinked,
    coupleId: facts.coupleId === null ? null : Number(facts.coupleId),
    ageAtEdd: facts.datingLmp === null ? null : age(addDays(facts.datingLmp, 280)),
    ageAtMarriage: facts.marriedOn === null ? null : age(facts.marriedOn),
  }
  const masks = {
    used: Number(facts.used),
    holds: Number(facts.holds),
    hardship: facts.hardship,
    evidence: Number(facts.evidence),
  }
  for (const [fact, mask] of conditions.flatMap(bitsOf))
    flat[bitFact(fact, mask)] = (masks[fact] & mask) !== 0
  return flat
}
