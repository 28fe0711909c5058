/** Days since (or, negative, before) the registration of the marriage. */
import { z } from '../../../../types/schema'
import { chineseDate } from '../calendar'
import { stateOf } from '../state'
import { because, daysOffset, override, type BoundAtom } from './atom'
import { opensOn, sideOf, windowFormula, windowTurns, type DateWindow } from './window'

export const marriedAtom = z.strictObject({
  is: z.literal('married'),
  fromDays: daysOffset,
  toDays: daysOffset,
  ...override,
})

/** Whole years are said as years: 365 is 「1年」. */
const span = (days: number): string => (days % 365 === 0 ? `${days / 365}年` : `${days}天`)

export function married(atom: z.infer<typeof marriedAtom>): BoundAtom {
  const window: DateWindow = { fact: 'marriedOn', from: atom.fromDays, to: atom.toDays }
  const range = `结婚登记前${span(-atom.fromDays)}至登记后${span(atom.toDays)}`
  const limit = atom.toDays >= 0 && atom.fromDays <= 0 ? `未满${span(atom.toDays)}` : '在规定时间内'
  return {
    state(facts, today) {
      const side = sideOf(window, facts, today)
      return stateOf(side === 'unknown' ? null : side === 'within')
    },
    formula: today => windowFormula(window, today),
    turns: windowTurns(window),
    text(facts, today) {
      switch (sideOf(window, facts, today)) {
        case 'within':
          return facts.marriedOn !== null && facts.marriedOn > today ? '已临近结婚登记' : `登记结婚${limit}`
        case 'before':
          return `还没到结婚登记前${span(-atom.fromDays)}`
        case 'after':
          return `登记结婚已超过${span(atom.toDays)}`
        case 'unknown':
          return '还没有结婚登记日期'
      }
    },
    reasons(facts, today) {
      const opens = opensOn(window, facts)
      switch (sideOf(window, facts, today)) {
        case 'before':
          return because('TOO_EARLY', { date: opens === null ? '' : chineseDate(opens, today), range })
        case 'after':
        case 'within':
          return because('TOO_LATE', { range })
        case 'unknown':
          return []
      }
    },
    missing: () => ['结婚登记日期'],
  }
}
