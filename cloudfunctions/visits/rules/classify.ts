/** Which class a woman is in: the lowest number whose rule is met. What is unknown meets nothing. */
import type { LocalDate } from '../../../types/schema'
import { hardshipBits, type PersonFacts } from '../../eligibility/rules/facts'
import { evaluate } from '../../eligibility/rules/evaluate'
import { textOf } from '../../eligibility/rules/formula'
import { formulaOf } from '../../eligibility/rules/sql'
import type { VisitClass } from './visit-class'
import { bindVisitRule, type VisitFacts } from './visit-rule'

const byNumber = (classes: readonly VisitClass[]): readonly VisitClass[] =>
  [...classes].sort((a, b) => a.class - b.class)

/** A family that a named human cares for is in no round of visits, whatever the rules of a city say (domain F4). */
const isCaredFor = (facts: PersonFacts): boolean => (facts.hardship & hardshipBits.specialFamily) !== 0

export function classOf(
  classes: readonly VisitClass[],
  facts: PersonFacts,
  visit: VisitFacts,
  today: LocalDate,
): VisitClass['class'] | null {
  if (isCaredFor(facts)) return null
  const found = byNumber(classes).find(
    row => evaluate(bindVisitRule(row.rule, visit), facts, today) === 'met',
  )
  return found?.class ?? null
}

/** The same as an expression over `person_fact f` and the visits' own facts `x (delivered_on, long_acting)`. */
export function classSql(classes: readonly VisitClass[], today: LocalDate): string {
  const cases = byNumber(classes).map(
    row => `when (${textOf(formulaOf(bindVisitRule(row.rule), today))}) then ${row.class}`,
  )
  return cases.length === 0
    ? 'null::smallint'
    : `(case when f.hardship & ${hardshipBits.specialFamily} <> 0 then null ${cases.join(' ')} end)::smallint`
}
