/**
 * Residence (domain rule B0): which tie to the programme's division counts, by mode.
 *
 * | mode | met when |
 * |---|---|
 * | HUKOU_ONE | this person or the partner has the household registration here |
 * | HUKOU_OR_PERMIT_ONE | or lives here with a residence permit that is valid today |
 * | RESIDENT_6M_BOTH | both have lived here for six months (183 days); a partner who is registered here counts |
 * | RESIDENT_6M_WOMAN | the woman has, whichever of the two asks |
 * | CHANGZHU | lives here |
 * | MILITARY | spouse of a soldier who is stationed here, by a proof that the counter saw |
 * | ANY | always |
 *
 * MILITARY without a proof is "not met": few are, and a "to review" for everybody else would help nobody.
 */
import { z, type LocalDate } from '../../../../types/schema'
import { addDays } from '../calendar'
import { evidenceBit, type PersonFacts } from '../facts'
import { bigintLiteral, dateLiteral, definite, nullable, trueTest, type Formula } from '../formula'
import { placeName, rangeOf } from '../region'
import { all, any, not, stateOf, type State } from '../state'
import { because, override, type AtomContext, type BoundAtom, type RefusalReason, type Turn } from './atom'

export const residenceMode = z.enum([
  'HUKOU_ONE',
  'HUKOU_OR_PERMIT_ONE',
  'RESIDENT_6M_BOTH',
  'RESIDENT_6M_WOMAN',
  'CHANGZHU',
  'MILITARY',
  'ANY',
])
type Mode = z.infer<typeof residenceMode>

export const residenceAtom = z.strictObject({ is: z.literal('residence'), mode: residenceMode, ...override })

const sixMonths = 183
const military = evidenceBit('military_spouse')

interface Side<T> {
  readonly hukou: T
  readonly residence: T
  readonly permit: T
  readonly sixMonths: T
}
interface Parts<T> {
  readonly own: Side<T>
  readonly partner: Side<T>
  readonly alone: T
  readonly woman: T
  readonly man: T
  readonly military: T
  readonly always: T
}
interface Logic<T> {
  readonly all: (parts: T[]) => T
  readonly any: (parts: T[]) => T
}

/** One definition of the modes for both compilers: over states for one person, over formulas for the city. */
function decide<T>(mode: Mode, p: Parts<T>, { all, any }: Logic<T>): T {
  const six = ({ residence, sixMonths }: Side<T>): T => all([residence, sixMonths])
  const permitted = ({ residence, permit }: Side<T>): T => all([residence, permit])
  switch (mode) {
    case 'HUKOU_ONE':
      return any([p.own.hukou, p.partner.hukou])
    case 'HUKOU_OR_PERMIT_ONE':
      return any([p.own.hukou, permitted(p.own), p.partner.hukou, permitted(p.partner)])
    case 'RESIDENT_6M_BOTH':
      return all([six(p.own), any([p.alone, p.partner.hukou, six(p.partner)])])
    case 'RESIDENT_6M_WOMAN':
      return any([all([p.woman, six(p.own)]), all([p.man, six(p.partner)])])
    case 'CHANGZHU':
      return p.own.residence
    case 'MILITARY':
      return p.military
    case 'ANY':
      return p.always
  }
}

function states(facts: PersonFacts, today: LocalDate, [low, high]: readonly [number, number]): Parts<State> {
  const alone = facts.coupleId === null
  const side = (
    hukou: number | null,
    residence: number | null,
    permitUntil: LocalDate | null,
    since: LocalDate | null,
    nobody: boolean,
  ): Side<State> => {
    const known = (value: boolean | null): State => (nobody ? 'not_met' : stateOf(value))
    return {
      hukou: known(hukou === null ? null : hukou >= low && hukou <= high),
      residence: known(residence === null ? null : residence >= low && residence <= high),
      permit: known(permitUntil === null ? null : permitUntil >= today),
      sixMonths: known(since === null ? null : addDays(since, sixMonths) <= today),
    }
  }
  return {
    own: side(facts.hukou, facts.residence, facts.permitUntil, facts.residenceSince, false),
    partner: side(
      facts.partnerHukou,
      facts.partnerResidence,
      facts.partnerPermitUntil,
      facts.partnerResidenceSince,
      alone,
    ),
    alone: stateOf(alone),
    woman: stateOf(facts.sex === 2 ? true : facts.sex === 1 ? false : null),
    man: stateOf(facts.sex === 1 ? true : facts.sex === 2 ? false : null),
    military: stateOf((facts.evidence & military) !== 0n),
    always: 'met',
  }
}

function formulas(today: LocalDate, [low, high]: readonly [number, number]): Parts<Formula> {
  const side = (prefix: '' | 'partner_'): Side<Formula> => {
    const known = (sql: string): Formula =>
      prefix === ''
        ? nullable(sql, 2)
        : { kind: 'and', of: [definite('f.couple_id is not null', 2), nullable(sql, 2)] }
    const inside = (column: string): Formula =>
      known(
        low === high ? `f.${prefix}${column} = ${low}` : `f.${prefix}${column} between ${low} and ${high}`,
      )
    return {
      hukou: inside('hukou'),
      residence: inside('residence'),
      permit: known(`f.${prefix}permit_until >= ${dateLiteral(today)}`),
      sixMonths: known(`f.${prefix}residence_since <= ${dateLiteral(addDays(today, -sixMonths))}`),
    }
  }
  return {
    own: side(''),
    partner: side('partner_'),
    alone: definite('f.couple_id is null', 2),
    woman: nullable('case f.sex when 2 then true when 1 then false end', 2),
    man: nullable('case f.sex when 1 then true when 2 then false end', 2),
    military: definite(`f.evidence & ${bigintLiteral(military)} <> 0`, 0.2),
    always: trueTest,
  }
}

const stateLogic: Logic<State> = { all, any }
const formulaLogic: Logic<Formula> = {
  all: of => ({ kind: 'and', of }),
  any: of => ({ kind: 'or', of }),
}

const words: Record<Mode, { readonly met: string; readonly notMet: string }> = {
  HUKOU_ONE: { met: '一方户籍在{region}', notMet: '双方户籍都不在{region}' },
  HUKOU_OR_PERMIT_ONE: { met: '一方有{region}户籍或居住证', notMet: '没有{region}户籍或有效居住证' },
  RESIDENT_6M_BOTH: { met: '双方在{region}居住满6个月', notMet: '在{region}居住登记未满6个月' },
  RESIDENT_6M_WOMAN: { met: '女方在{region}居住满6个月', notMet: '女方在{region}居住登记未满6个月' },
  CHANGZHU: { met: '常住{region}', notMet: '现居住地不在{region}' },
  MILITARY: { met: '驻{region}现役军人的配偶', notMet: '驻{region}现役军人的配偶可凭证明办理' },
  ANY: { met: '不限户籍', notMet: '不限户籍' },
}

const dayAfterPermit = 1
const turnsOf: Record<Mode, readonly Turn[]> = {
  HUKOU_ONE: [],
  HUKOU_OR_PERMIT_ONE: [
    { fact: 'permitUntil', unit: 'days', offset: dayAfterPermit },
    { fact: 'partnerPermitUntil', unit: 'days', offset: dayAfterPermit },
  ],
  RESIDENT_6M_BOTH: [
    { fact: 'residenceSince', unit: 'days', offset: sixMonths },
    { fact: 'partnerResidenceSince', unit: 'days', offset: sixMonths },
  ],
  RESIDENT_6M_WOMAN: [
    { fact: 'residenceSince', unit: 'days', offset: sixMonths },
    { fact: 'partnerResidenceSince', unit: 'days', offset: sixMonths },
  ],
  CHANGZHU: [],
  MILITARY: [],
  ANY: [],
}

const ownLabels = {
  hukou: '户籍所在地',
  residence: '现居住地',
  permit: '居住证(如有)',
  sixMonths: '本地居住登记日期',
} as const satisfies Record<keyof Side<State>, string>

/** Own facts that a mode asks for, and what is asked of the partner: never which of the partner's facts is missing. */
const asked: Record<
  Mode,
  { readonly own: readonly (keyof Side<State>)[]; readonly partner: readonly (keyof Side<State>)[] }
> = {
  HUKOU_ONE: { own: ['hukou'], partner: ['hukou'] },
  HUKOU_OR_PERMIT_ONE: { own: ['hukou', 'residence', 'permit'], partner: ['hukou', 'residence', 'permit'] },
  RESIDENT_6M_BOTH: { own: ['residence', 'sixMonths'], partner: ['hukou', 'residence', 'sixMonths'] },
  RESIDENT_6M_WOMAN: { own: ['residence', 'sixMonths'], partner: ['residence', 'sixMonths'] },
  CHANGZHU: { own: ['residence'], partner: [] },
  MILITARY: { own: [], partner: [] },
  ANY: { own: [], partner: [] },
}

/** Unknown, and of use: a permit or a date of where one does not live would change nothing. */
const open = (side: Side<State>, name: keyof Side<State>): boolean =>
  side[name] === 'unknown' && (name === 'hukou' || side.residence !== 'not_met')

export function residence(mode: Mode, context: AtomContext): BoundAtom {
  const range = rangeOf(context.region)
  const place = placeName(context)
  const state = (facts: PersonFacts, today: LocalDate): State =>
    decide(mode, states(facts, today, range), stateLogic)
  return {
    state,
    formula: today => decide(mode, formulas(today, range), formulaLogic),
    turns: turnsOf[mode],
    text(facts, today) {
      const now = state(facts, today)
      const text = now === 'not_met' ? words[mode].notMet : words[mode].met
      return text.replace('{region}', place) + (now === 'unknown' ? '(还需核对)' : '')
    },
    reasons(facts, today): readonly RefusalReason[] {
      if (state(facts, today) === 'unknown') return []
      const { own, man } = states(facts, today, range)
      const lives = own.residence === 'met'
      if (mode === 'HUKOU_OR_PERMIT_ONE' && lives && own.permit === 'not_met')
        return because('PERMIT_EXPIRED')
      const six = mode === 'RESIDENT_6M_BOTH' || (mode === 'RESIDENT_6M_WOMAN' && not(man) === 'met')
      if (six && lives && own.sixMonths === 'not_met') return because('RESIDENCE_SHORT')
      return because('NOT_LOCAL', { region: place })
    },
    missing(facts) {
      // Any date will do: only facts that are not there are named.
      const { own, partner, woman, man } = states(facts, '2000-01-01' as LocalDate, range)
      const aboutWoman = mode === 'RESIDENT_6M_WOMAN'
      const askOwn = !aboutWoman || man !== 'met'
      const askPartner = !aboutWoman || woman !== 'met'
      const ownMissing = asked[mode].own.filter(name => askOwn && open(own, name))
      const partnerMissing = asked[mode].partner.some(name => askPartner && open(partner, name))
      return [
        ...ownMissing.map(name => ownLabels[name]),
        ...(partnerMissing ? ['对方的户籍或居住证明'] : []),
        ...(aboutWoman && woman === 'unknown' ? ['性别'] : []),
      ]
    },
  }
}
