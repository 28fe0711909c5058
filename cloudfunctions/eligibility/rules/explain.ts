/** One person and one programme, with every condition in words, all reasons and all that is missing at once (一次性告知). */
import { fill } from '../../../types/errors'
import { refusals, type RefusalCode } from '../../../types/refusals'
import type { LocalDate } from '../../../types/schema'
import { refusalCodes, type RefusalReason } from './atoms/atom'
import { evaluate, outcomeOf, type Outcome } from './evaluate'
import type { PersonFacts } from './facts'
import { flipDate } from './flip'
import { bind, type Rule } from './predicate'
import { ruleOf, type Programme } from './programme'
import { placeName } from './region'
import type { State } from './state'

export interface Explanation {
  readonly outcome: Outcome
  /** The conditions, all of which must be met. */
  readonly clauses: readonly { readonly text: string; readonly state: State }[]
  /** Every reason against, in the programme's order of display, each code once. Empty when eligible. */
  readonly reasons: readonly { readonly code: RefusalCode; readonly text: string }[]
  /** Everything that is unknown and would be needed, in words. Empty when eligible. */
  readonly missing: readonly string[]
  /** To be told besides the answer, which they never change. */
  readonly warnings: readonly { readonly code: RefusalCode; readonly text: string }[]
  /** The earliest date within 400 days on which the outcome changes if nothing else does. */
  readonly flipsOn?: LocalDate
}

/** What the facts do not hold and a text may name: when it was used, until when the voucher is good. */
export type Details = Readonly<Partial<Record<'usedOn' | 'heldUntil', string>>>

/** The top of the tree as a list of conditions: nested `all` says nothing of its own unless it names a refusal. */
function clausesOf(rule: Rule): readonly Rule[] {
  return rule.is === 'all' && rule.refusal === undefined ? rule.of.flatMap(clausesOf) : [rule]
}

/** The parts that decide: of a choice that is met those that are met, of a list that is not met those that are not. */
function deciding(
  rule: Extract<Rule, { is: 'all' | 'any' }>,
  facts: PersonFacts,
  today: LocalDate,
): readonly Rule[] {
  const state = evaluate(rule, facts, today)
  return rule.of.filter(child => evaluate(child, facts, today) === state)
}

function textOf(rule: Rule, facts: PersonFacts, today: LocalDate): string {
  switch (rule.is) {
    case 'atom':
      return rule.atom.text(facts, today)
    case 'not': {
      // What is not so for her says itself that it is not; what is so must not read as if it were asked for.
      const text = textOf(rule.of, facts, today)
      return evaluate(rule, facts, today) === 'met' ? text : `不属于「${text}」`
    }
    case 'all':
    case 'any':
      return deciding(rule, facts, today)
        .map(child => textOf(child, facts, today))
        .join(rule.is === 'all' ? ',且' : ',或')
  }
}

/** What may be said of somebody of whom too little is known: that it is not known. Any other reason could be untrue. */
const saysUnknown: readonly RefusalCode[] = ['GA_UNKNOWN', 'PARTNER_NOT_LINKED', 'PARTNER_PENDING']

/** Reasons of the parts that stand in the way: those not met when the whole is not met, those unknown when it is unknown. */
function reasonsOf(rule: Rule, facts: PersonFacts, today: LocalDate): readonly RefusalReason[] {
  const state = evaluate(rule, facts, today)
  if (state === 'met') return []
  const own = ((): readonly RefusalReason[] => {
    switch (rule.is) {
      case 'atom':
        return rule.atom
          .reasons(facts, today)
          .filter(({ code }) => state === 'not_met' || saysUnknown.includes(code))
      case 'not':
        return []
      case 'all':
      case 'any':
        return deciding(rule, facts, today).flatMap(child => reasonsOf(child, facts, today))
    }
  })()
  if (rule.refusal === undefined || state === 'unknown') return own
  return [{ code: rule.refusal, params: own.reduce((all, { params }) => ({ ...all, ...params }), {}) }]
}

function missingOf(rule: Rule, facts: PersonFacts, today: LocalDate): readonly string[] {
  if (evaluate(rule, facts, today) !== 'unknown') return []
  switch (rule.is) {
    case 'atom':
      return rule.atom.missing(facts)
    case 'not':
      return missingOf(rule.of, facts, today)
    case 'all':
    case 'any':
      return rule.of.flatMap(child => missingOf(child, facts, today))
  }
}

function wordReason({ code, params }: RefusalReason, programme: Programme, details: Details) {
  const known: Record<string, string> = {}
  if (code === 'ALREADY_USED' && details.usedOn !== undefined) known['date'] = details.usedOn
  if (code === 'ALREADY_CLAIMED' && details.heldUntil !== undefined) known['date'] = details.heldUntil
  const defaults = { region: placeName(programme), range: programme.window, name: programme.title }
  return { code, text: fill(refusals[code], { ...defaults, ...params, ...known }) }
}

export function explain(
  programme: Programme,
  facts: PersonFacts,
  today: LocalDate,
  details: Details = {},
): Explanation {
  const rule = ruleOf(programme)
  const state = evaluate(rule, facts, today)
  const parts = clausesOf(rule)
  const clauses = parts.map(part => ({
    text: textOf(part, facts, today),
    state: evaluate(part, facts, today),
  }))
  const order = [...programme.refusalOrder, ...refusalCodes]
  const reasons = new Map<RefusalCode, { code: RefusalCode; text: string }>()
  const blocking =
    state === 'met'
      ? []
      : parts
          .filter(part => evaluate(part, facts, today) === state)
          .flatMap(part => reasonsOf(part, facts, today))
  blocking
    .map(reason => wordReason(reason, programme, details))
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
    .forEach(reason => reasons.has(reason.code) || reasons.set(reason.code, reason))
  const missing = state === 'met' ? [] : [...new Set(parts.flatMap(part => missingOf(part, facts, today)))]
  const flipsOn = flipDate(rule, programme.effectiveTo, facts, today)
  const warnings = (programme.warnings ?? [])
    .filter(({ when }) => evaluate(bind(when, programme), facts, today) === 'not_met')
    .map(({ refusal }) => wordReason({ code: refusal, params: {} }, programme, details))
  const explanation = {
    outcome: outcomeOf(state),
    clauses,
    reasons: [...reasons.values()],
    missing,
    warnings,
  }
  return flipsOn === undefined ? explanation : { ...explanation, flipsOn }
}
