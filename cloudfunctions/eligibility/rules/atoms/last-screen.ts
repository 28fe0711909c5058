/** The last screening was at least so many years ago. */
import { z, type LocalDate } from '../../../../types/schema'
import { addYears, chineseDate, yearsBefore } from '../calendar'
import type { PersonFacts } from '../facts'
import { dateLiteral, definite, nullable } from '../formula'
import { stateOf, type State } from '../state'
import { because, override, years, type BoundAtom } from './atom'

export const lastScreenAtom = z.strictObject({
  is: z.literal('lastScreen'),
  yearsAgo: years,
  /** What no record means: `met` where the own records are complete, `unknown` where she may have been elsewhere. */
  never: z.enum(['met', 'unknown']),
  ...override,
})

export function lastScreen({ yearsAgo, never }: z.infer<typeof lastScreenAtom>): BoundAtom {
  const state = (facts: PersonFacts, today: LocalDate): State =>
    facts.lastScreenOn === null ? never : stateOf(addYears(facts.lastScreenOn, yearsAgo) <= today)
  return {
    state,
    formula(today) {
      const old = `f.last_screen_on <= ${dateLiteral(yearsBefore(today, yearsAgo))}`
      return never === 'met' ? definite(`f.last_screen_on is null or ${old}`) : nullable(old)
    },
    turns: [{ fact: 'lastScreenOn', unit: 'years', offset: yearsAgo }],
    text(facts, today) {
      if (facts.lastScreenOn === null) return never === 'met' ? '没有检查记录' : '上次检查的时间还不清楚'
      return state(facts, today) === 'met'
        ? `距上次检查已满${yearsAgo}年`
        : `距上次检查未满${yearsAgo}年,${chineseDate(addYears(facts.lastScreenOn, yearsAgo), today)}起可再次检查`
    },
    reasons: (facts, today) =>
      facts.lastScreenOn === null
        ? []
        : because('RESULT_STILL_VALID', { date: chineseDate(facts.lastScreenOn, today) }),
    missing: () => ['上次检查日期'],
  }
}
