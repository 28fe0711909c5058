/** SQL of a staged visit's window, as literals: `f.dating_lmp + 42`, `(x.delivered_on + interval '6 months')::date`. */
import { integerLiteral } from '../../eligibility/rules/formula'
import type { VisitOffset, VisitStep } from './visit-class'

const anchors = { LMP: 'f.dating_lmp', BIRTH: 'x.delivered_on' } as const

export function offsetSql(anchor: VisitStep['anchor'], offset: VisitOffset): string {
  const column = anchors[anchor]
  return typeof offset === 'number'
    ? `${column} + ${integerLiteral(offset)}`
    : `(${column} + interval '${integerLiteral(Number(offset.slice(0, -1)))} months')::date`
}

/** LMP steps belong to the pregnancy that is going on, BIRTH steps to what follows it. */
export const stepApplies = ({ anchor }: VisitStep): string =>
  anchor === 'LMP'
    ? 'f.pregnant and f.dating_lmp is not null'
    : 'not f.pregnant and x.delivered_on is not null'
