/** Age in completed years (周岁), today, at the expected date of delivery or at marriage. */
import { z, type LocalDate } from '../../../../types/schema'
import { addDays, ageOn, chineseDate, yearsBefore, addYears } from '../calendar'
import type { PersonFacts } from '../facts'
import { dateLiteral, integerLiteral, nullable, type Formula } from '../formula'
import { stateOf, type State } from '../state'
import { because, bounded, override, years, type BoundAtom, type Turn } from './atom'

export const ageAtom = z
  .strictObject({
    is: z.literal('age'),
    min: z.optional(years),
    /** Inclusive: 64 means until the day before the 65th birthday. */
    max: z.optional(years),
    on: z.enum(['today', 'edd', 'marriage']),
    ...override,
  })
  .check(bounded('min', 'max'))
type Age = z.infer<typeof ageAtom>

const pregnancyDays = 280
const columns = { edd: `f.dating_lmp + ${pregnancyDays}`, marriage: 'f.married_on' } as const

function basis(on: Age['on'], facts: PersonFacts, today: LocalDate): LocalDate | null {
  switch (on) {
    case 'today':
      return today
    case 'edd':
      return facts.datingLmp === null ? null : addDays(facts.datingLmp, pregnancyDays)
    case 'marriage':
      return facts.marriedOn
  }
}

/** Few have no birthday on record: the guard lets them pass, so that the others are sorted out once for all programmes. */
const born = (bound: string): Formula =>
  nullable(`f.birth_date ${bound}`, 1, `(f.birth_date ${bound}) is not false`)

/** The birthday is compared and not the age, so that the bounds become two literals for the whole city. */
function formula({ min, max, on }: Age, today: LocalDate): Formula {
  const parts: Formula[] = []
  if (on === 'today') {
    if (min !== undefined) parts.push(born(`<= ${dateLiteral(yearsBefore(today, min))}`))
    if (max !== undefined) parts.push(born(`> ${dateLiteral(yearsBefore(today, max + 1))}`))
  } else {
    const birthday = (n: number): string => `f.birth_date + interval '${integerLiteral(n)} years'`
    if (min !== undefined) parts.push(nullable(`${birthday(min)} <= ${columns[on]}`, 2))
    if (max !== undefined) parts.push(nullable(`${birthday(max + 1)} > ${columns[on]}`, 2))
  }
  return { kind: 'and', of: parts }
}

export function age(atom: Age): BoundAtom {
  const { min = 0, max = 130, on } = atom
  const when = { today: '', edd: '预产期时', marriage: '登记结婚时' }[on]
  const range =
    atom.max === undefined
      ? `满${min}周岁`
      : atom.min === undefined
        ? `不超过${max}周岁`
        : `${min}至${max}周岁`
  const turns: Turn[] = []
  if (on === 'today' && atom.min !== undefined) turns.push({ fact: 'birthDate', unit: 'years', offset: min })
  if (on === 'today' && atom.max !== undefined)
    turns.push({ fact: 'birthDate', unit: 'years', offset: max + 1 })
  const state = (facts: PersonFacts, today: LocalDate): State => {
    const date = basis(on, facts, today)
    if (date === null || facts.birthDate === null) return 'unknown'
    const reached = ageOn(facts.birthDate, date)
    return stateOf((atom.min === undefined || reached >= min) && (atom.max === undefined || reached <= max))
  }
  return {
    state,
    formula: today => formula(atom, today),
    turns,
    text(facts, today) {
      switch (state(facts, today)) {
        case 'met':
          return `${when}年龄${range}`
        case 'unknown':
          return `${when}年龄还不能确定(要求${range})`
        case 'not_met': {
          const birthday = facts.birthDate === null ? today : addYears(facts.birthDate, min)
          return on === 'today' && birthday > today
            ? `年龄要求${range},您${chineseDate(birthday, today)}满${min}周岁`
            : `${when}年龄要求${range}`
        }
      }
    },
    reasons: () => because('AGE_RANGE', { min, max }),
    missing: facts => [
      ...(facts.birthDate === null ? ['出生日期'] : []),
      ...(on === 'edd' && facts.datingLmp === null ? ['末次月经或预产期'] : []),
      ...(on === 'marriage' && facts.marriedOn === null ? ['结婚登记日期'] : []),
    ],
  }
}
