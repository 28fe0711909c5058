/**
 * Is the person local, by the mode of the programme (domain rule B0)?
 *
 * | mode | met when |
 * |---|---|
 * | HUKOU_ONE | one of the two has the household registration here |
 * | HUKOU_OR_PERMIT_ONE | or a valid residence permit here |
 * | RESIDENT_6M_BOTH | both have lived here for six months (183 days) |
 * | RESIDENT_6M_WOMAN | the woman has |
 * | CHANGZHU | lives here |
 * | ANY | always |
 *
 * Of the partner only one answer is on record, `partnerLocal`; where a mode asks for more than that, it stays unknown.
 */
import { z, type LocalDate } from '../../../../types/schema'
import { addDays } from '../calendar'
import type { PersonFacts } from '../facts'
import { dateLiteral, definite, nullable, trueTest, unknownTest, type Formula } from '../formula'
import { rangeOf } from '../region'
import { all, any, stateOf, type State } from '../state'
import { because, override, type AtomContext, type BoundAtom, type RefusalReason, type Turn } from './atom'

export const residenceMode = z.enum([
  'HUKOU_ONE',
  'HUKOU_OR_PERMIT_ONE',
  'RESIDENT_6M_BOTH',
  'RESIDENT_6M_WOMAN',
  'CHANGZHU',
  'ANY',
])
type Mode = z.infer<typeof residenceMode>

export const residenceAtom = z.strictObject({ is: z.literal('residence'), mode: residenceMode, ...override })

const sixMonths = 183

interface Parts<T> {
  readonly hukou: T
  readonly residence: T
  readonly permit: T
  readonly sixMonths: T
  readonly partner: T
  readonly partnerSixMonths: T
  readonly woman: T
  readonly always: T
  readonly unknown: T
}

/** One definition of the modes for both compilers: over states for one person, over formulas for the city. */
function decide<T>(
  mode: Mode,
  p: Parts<T>,
  and: (parts: T[]) => T,
  or: (parts: T[]) => T,
  no: (part: T) => T,
): T {
  switch (mode) {
    case 'HUKOU_ONE':
      return or([p.hukou, p.partner])
    case 'HUKOU_OR_PERMIT_ONE':
      return or([p.hukou, and([p.residence, p.permit]), p.partner])
    case 'RESIDENT_6M_BOTH':
      return and([p.residence, p.sixMonths, p.partnerSixMonths])
    case 'RESIDENT_6M_WOMAN':
      return or([and([p.woman, p.residence, p.sixMonths]), and([no(p.woman), p.unknown])])
    case 'CHANGZHU':
      return p.residence
    case 'ANY':
      return p.always
  }
}

function states(facts: PersonFacts, today: LocalDate, [low, high]: readonly [number, number]): Parts<State> {
  const inside = (code: number | null): State => stateOf(code === null ? null : code >= low && code <= high)
  const alone = stateOf(facts.coupleId === null)
  const partnerLocal = stateOf(facts.partnerLocal)
  return {
    hukou: inside(facts.hukou),
    residence: inside(facts.residence),
    permit: stateOf(facts.permitUntil === null ? null : facts.permitUntil >= today),
    sixMonths: stateOf(
      facts.residenceSince === null ? null : addDays(facts.residenceSince, sixMonths) <= today,
    ),
    partner: alone === 'met' ? 'not_met' : partnerLocal,
    partnerSixMonths: alone === 'met' || partnerLocal === 'met' ? 'met' : 'unknown',
    woman: stateOf(facts.sex === 2),
    always: 'met',
    unknown: 'unknown',
  }
}

const and = (of: Formula[]): Formula => ({ kind: 'and', of })
const or = (of: Formula[]): Formula => ({ kind: 'or', of })

function formulas(today: LocalDate, [low, high]: readonly [number, number]): Parts<Formula> {
  const inside = (column: string): Formula =>
    nullable(low === high ? `f.${column} = ${low}` : `f.${column} between ${low} and ${high}`, 2)
  return {
    hukou: inside('hukou'),
    residence: inside('residence'),
    permit: nullable(`f.permit_until >= ${dateLiteral(today)}`, 2),
    sixMonths: nullable(`f.residence_since <= ${dateLiteral(addDays(today, -sixMonths))}`, 2),
    partner: and([definite('f.couple_id is not null', 2), nullable('f.partner_local', 2)]),
    partnerSixMonths: or([definite('f.couple_id is null or f.partner_local is true', 2), unknownTest]),
    woman: definite('f.sex = 2', 2),
    always: trueTest,
    unknown: unknownTest,
  }
}

const words: Record<Mode, { readonly met: string; readonly notMet: string }> = {
  HUKOU_ONE: { met: '一方户籍在{region}', notMet: '双方户籍都不在{region}' },
  HUKOU_OR_PERMIT_ONE: { met: '一方有{region}户籍或居住证', notMet: '没有{region}户籍或有效居住证' },
  RESIDENT_6M_BOTH: { met: '双方在{region}居住满6个月', notMet: '在{region}居住登记未满6个月' },
  RESIDENT_6M_WOMAN: { met: '女方在{region}居住满6个月', notMet: '女方在{region}居住登记未满6个月' },
  CHANGZHU: { met: '常住{region}', notMet: '现居住地不在{region}' },
  ANY: { met: '不限户籍', notMet: '不限户籍' },
}

const turnsOf: Partial<Record<Mode, Turn>> = {
  HUKOU_OR_PERMIT_ONE: { fact: 'permitUntil', unit: 'days', offset: 1 },
  RESIDENT_6M_BOTH: { fact: 'residenceSince', unit: 'days', offset: sixMonths },
  RESIDENT_6M_WOMAN: { fact: 'residenceSince', unit: 'days', offset: sixMonths },
}

const labels = {
  hukou: '户籍所在地',
  residence: '现居住地',
  permit: '居住证(如有)',
  sixMonths: '本地居住登记日期',
  partner: '对方的户籍或居住证明',
  partnerSixMonths: '对方的居住证明',
} as const satisfies Partial<Record<keyof Parts<State>, string>>

const asked: Record<Mode, readonly (keyof typeof labels)[]> = {
  HUKOU_ONE: ['hukou', 'partner'],
  HUKOU_OR_PERMIT_ONE: ['hukou', 'residence', 'permit', 'partner'],
  RESIDENT_6M_BOTH: ['residence', 'sixMonths', 'partnerSixMonths'],
  RESIDENT_6M_WOMAN: ['residence', 'sixMonths'],
  CHANGZHU: ['residence'],
  ANY: [],
}

export function residence(mode: Mode, { region, regionName }: AtomContext): BoundAtom {
  const range = rangeOf(region)
  const turn = turnsOf[mode]
  const state = (facts: PersonFacts, today: LocalDate): State =>
    decide(mode, states(facts, today, range), all, any, s =>
      s === 'unknown' ? s : s === 'met' ? 'not_met' : 'met',
    )
  return {
    state,
    formula: today => decide(mode, formulas(today, range), and, or, of => ({ kind: 'not', of })),
    turns: turn === undefined ? [] : [turn],
    text(facts, today) {
      const now = state(facts, today)
      const text = now === 'not_met' ? words[mode].notMet : words[mode].met
      return text.replace('{region}', regionName) + (now === 'unknown' ? '(还需核对)' : '')
    },
    reasons(facts, today): readonly RefusalReason[] {
      if (state(facts, today) === 'unknown') return []
      const part = states(facts, today, range)
      const lives = part.residence === 'met'
      if (mode === 'HUKOU_OR_PERMIT_ONE' && lives && part.permit === 'not_met')
        return because('PERMIT_EXPIRED')
      if (turn?.fact === 'residenceSince' && lives && part.sixMonths === 'not_met')
        return because('RESIDENCE_SHORT')
      return because('NOT_LOCAL', { region: regionName })
    },
    missing(facts) {
      // Any date will do: only facts that are not there are named.
      const part = states(facts, facts.birthDate, range)
      return asked[mode].filter(name => part[name] === 'unknown').map(name => labels[name])
    },
  }
}
