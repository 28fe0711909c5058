/** Gestational age in days = today − dating LMP (domain rule C1). Not met when no pregnancy is going on. */
import { z, type LocalDate } from '../../../../types/schema'
import { chineseDate, dayNumber } from '../calendar'
import type { PersonFacts } from '../facts'
import { definite } from '../formula'
import { all, stateOf, type State } from '../state'
import { because, bounded, override, type BoundAtom } from './atom'
import { opensOn, sideOf, windowFormula, windowTurns, type DateWindow } from './window'

const gestationDays = z.int().check(z.gte(0), z.lte(310))

export const gestationalAgeAtom = z
  .strictObject({
    is: z.literal('gestationalAge'),
    fromDays: z.optional(gestationDays),
    toDays: z.optional(gestationDays),
    ...override,
  })
  .check(bounded('fromDays', 'toDays'))

/** 108 → 孕15周+3 (the way the booklet writes it). */
export function weeks(days: number): string {
  return `孕${Math.floor(days / 7)}周${days % 7 === 0 ? '' : `+${days % 7}`}`
}

function rangeText({ from, to }: DateWindow): string {
  if (from === undefined) return to === undefined ? '孕期' : `${weeks(to)}前`
  return to === undefined ? `${weeks(from)}起` : `${weeks(from)}至${weeks(to)}`
}

export function gestationalAge(atom: z.infer<typeof gestationalAgeAtom>): BoundAtom {
  const window: DateWindow = { fact: 'datingLmp', from: atom.fromDays, to: atom.toDays }
  const range = rangeText(window)
  const state = (facts: PersonFacts, today: LocalDate): State => {
    const side = sideOf(window, facts, today)
    return all([stateOf(facts.pregnant), stateOf(side === 'unknown' ? null : side === 'within')])
  }
  return {
    state,
    formula: today => ({ kind: 'and', of: [definite('f.pregnant'), windowFormula(window, today)] }),
    turns: windowTurns(window),
    text(facts, today) {
      if (!facts.pregnant) return `${range}(没有登记中的孕期)`
      if (facts.datingLmp === null) return `${range}(孕周还不清楚)`
      const opens = opensOn(window, facts)
      const now = `现在${weeks(Math.max(0, dayNumber(today) - dayNumber(facts.datingLmp)))}`
      return sideOf(window, facts, today) === 'before' && opens !== null
        ? `${range},即${chineseDate(opens, today)}起(${now})`
        : `${range}(${now})`
    },
    reasons(facts, today) {
      if (!facts.pregnant) return because('NOT_REGISTERED')
      const opens = opensOn(window, facts)
      switch (sideOf(window, facts, today)) {
        case 'before':
          return because('TOO_EARLY', { date: opens === null ? '' : chineseDate(opens, today), range })
        case 'after':
        case 'within':
          return because('TOO_LATE', { range })
        case 'unknown':
          return because('GA_UNKNOWN')
      }
    },
    missing: () => ['末次月经或预产期'],
  }
}
