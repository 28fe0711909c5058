/** A pregnancy is planned: today lies in a window on the planned date that the couple told us. */
import { z } from '../../../../types/schema'
import { chineseDate } from '../calendar'
import { stateOf } from '../state'
import { because, daysOffset, override, type BoundAtom } from './atom'
import { opensOn, sideOf, windowFormula, windowTurns, type DateWindow } from './window'

export const plansPregnancyAtom = z.strictObject({
  is: z.literal('plansPregnancy'),
  fromDays: daysOffset,
  toDays: daysOffset,
  ...override,
})

export function plansPregnancy(atom: z.infer<typeof plansPregnancyAtom>): BoundAtom {
  const window: DateWindow = { fact: 'plansPregnancyOn', from: atom.fromDays, to: atom.toDays }
  return {
    state(facts, today) {
      const side = sideOf(window, facts, today)
      return stateOf(side === 'unknown' ? null : side === 'within')
    },
    formula: today => windowFormula(window, today),
    turns: windowTurns(window),
    text(facts, today) {
      const opens = opensOn(window, facts)
      switch (sideOf(window, facts, today)) {
        case 'within':
          return '近期计划怀孕'
        case 'before':
          return `计划怀孕前的准备期从${opens === null ? '' : chineseDate(opens, today)}开始`
        case 'after':
          return '登记的计划时间已过'
        case 'unknown':
          return '还没有登记计划怀孕的时间'
      }
    },
    reasons(facts, today) {
      const opens = opensOn(window, facts)
      switch (sideOf(window, facts, today)) {
        case 'before':
          return because('TOO_EARLY', { date: opens === null ? '' : chineseDate(opens, today) })
        case 'after':
        case 'within':
          return because('TOO_LATE')
        case 'unknown':
          return []
      }
    },
    missing: () => ['计划怀孕的时间'],
  }
}
