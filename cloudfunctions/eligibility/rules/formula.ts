/**
 * The SQL side of a rule, before it is text. SQL's own AND, OR and NOT are Kleene's, so a rule keeps its meaning; what the
 * compiler must know of a test is only whether it can be NULL (`definite`: reads NOT NULL facts alone), because only a
 * definite test may be taken out of a conjunction and become a guard.
 */
import type { LocalDate } from '../../../types/schema'

export type Formula =
  | {
      readonly kind: 'test'
      readonly sql: string
      readonly definite: boolean
      /** A definite test that holds whenever this one is not false: may be hoisted although the test itself may not. */
      readonly guard?: string
      /** Tests with a low rank decide most and cost least, and go first; the answer does not depend on it. */
      readonly rank: number
    }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] }
  | { readonly kind: 'not'; readonly of: Formula }
  /** Bit-parallel: true when the programme's own bit is clear in `used` or `holds`; answered for all programmes at once. */
  | { readonly kind: 'own-bit-clear'; readonly column: 'used' | 'holds'; readonly ordinal: number }

/** @param rank 0 selective date window, 0.2 a rare category, 1 cheap, 2 costly, 3 almost always true by the time it is reached */
export const definite = (sql: string, rank = 1): Formula => ({ kind: 'test', sql, definite: true, rank })
export const nullable = (sql: string, rank = 1, guard?: string): Formula =>
  guard === undefined
    ? { kind: 'test', sql, definite: false, rank }
    : { kind: 'test', sql, definite: false, rank, guard }

export const trueTest: Formula = definite('true', 3)

/** An integer literal. Everything that reaches SQL text passes here or through `dateLiteral`. */
export function integerLiteral(value: number | bigint): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError('not an integer literal')
  return value < 0 ? `(${value})` : `${value}`
}

export function bigintLiteral(value: bigint): string {
  return `${value}::bigint`
}

export function dateLiteral(date: LocalDate): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new RangeError('not a date literal')
  return `date '${date}'`
}

export function isDefinite(formula: Formula): boolean {
  switch (formula.kind) {
    case 'test':
      return formula.definite
    case 'own-bit-clear':
      return true
    case 'not':
      return isDefinite(formula.of)
    case 'and':
    case 'or':
      return formula.of.every(isDefinite)
  }
}

export function rankOf(formula: Formula): number {
  switch (formula.kind) {
    case 'test':
      return formula.rank
    case 'own-bit-clear':
      return 2
    case 'not':
      return rankOf(formula.of)
    case 'and':
    case 'or':
      return Math.max(0, ...formula.of.map(rankOf))
  }
}

/** SQL text, with f as the alias of `person_fact`. */
export function textOf(formula: Formula): string {
  switch (formula.kind) {
    case 'test':
      return formula.sql
    case 'own-bit-clear':
      return `f.${formula.column} & ${bigintLiteral(1n << BigInt(formula.ordinal))} = 0`
    case 'not':
      return `not (${textOf(formula.of)})`
    case 'and':
    case 'or':
      return formula.of.length === 0
        ? String(formula.kind === 'and')
        : formula.of.map(part => `(${textOf(part)})`).join(` ${formula.kind} `)
  }
}

/** The parts of a conjunction, nested ones laid flat. */
export function conjuncts(formula: Formula): readonly Formula[] {
  return formula.kind === 'and' ? formula.of.flatMap(conjuncts) : [formula]
}
