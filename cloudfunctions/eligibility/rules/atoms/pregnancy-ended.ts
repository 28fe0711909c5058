/** A pregnancy of hers ended not longer ago than so many days, however it ended. None on record is "not met". */
import { z } from '../../../../types/schema'
import { addDays } from '../calendar'
import { dateLiteral, definite } from '../formula'
import { stateOf } from '../state'
import { because, override, type BoundAtom } from './atom'
import { sideOf, windowTurns, type DateWindow } from './window'

export const pregnancyEndedAtom = z.strictObject({
  is: z.literal('pregnancyEnded'),
  withinDays: z.int().check(z.gte(0), z.lte(4000)),
  ...override,
})

/** The words name neither the day nor the outcome: they are read after a loss too. */
export function pregnancyEnded(withinDays: number): BoundAtom {
  const window: DateWindow = { fact: 'pregnancyEndedOn', to: withinDays }
  return {
    state: (facts, today) => stateOf(sideOf(window, facts, today) === 'within'),
    formula: today =>
      definite(
        `f.pregnancy_ended_on is not null and f.pregnancy_ended_on >= ${dateLiteral(addDays(today, -withinDays))}`,
        0,
      ),
    turns: windowTurns(window),
    text: (facts, today) =>
      sideOf(window, facts, today) === 'within' ? '近期有孕期登记' : '没有近期的孕期登记',
    reasons: () => because('NOT_REGISTERED'),
    missing: () => [],
  }
}
