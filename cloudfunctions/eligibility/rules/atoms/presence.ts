/** Atoms over facts that are always known: alive, resident, couple, pregnant, a fact on record. */
import type { RefusalCode } from '../../../../types/refusals'
import { z } from '../../../../types/schema'
import { dateFacts, type PersonFacts } from '../facts'
import { definite } from '../formula'
import { stateOf } from '../state'
import { because, override, type BoundAtom } from './atom'

export const aliveAtom = z.strictObject({ is: z.literal('alive'), ...override })
export const residentAtom = z.strictObject({ is: z.literal('resident'), ...override })
export const coupleAtom = z.strictObject({ is: z.literal('couple'), ...override })
export const pregnantAtom = z.strictObject({ is: z.literal('pregnant'), ...override })
export const knownAtom = z.strictObject({
  is: z.literal('known'),
  fact: z.enum([
    'residenceSince',
    'permitUntil',
    'marriedOn',
    'datingLmp',
    'plansPregnancyOn',
    'lastScreenOn',
    'children',
  ]),
  ...override,
})
type KnownFact = z.infer<typeof knownAtom>['fact']
/** Children are asked for by their births on record: this says "not met" where counting them would say "unknown". */
const recorded = { ...dateFacts, children: { column: 'children', label: '子女情况' } } as const

function presence(
  sql: string,
  holds: (facts: PersonFacts) => boolean,
  words: { readonly met: string; readonly notMet: string },
  refusal: RefusalCode,
  params: Readonly<Record<string, string>> = {},
): BoundAtom {
  return {
    state: facts => stateOf(holds(facts)),
    formula: () => definite(sql),
    turns: [],
    text: facts => (holds(facts) ? words.met : words.notMet),
    reasons: () => because(refusal, params),
    missing: () => [],
  }
}

/** A record that says otherwise while the person asks is a mistake in the record: a human compares. */
export const alive = (): BoundAtom =>
  presence(
    'f.alive',
    facts => facts.alive,
    { met: '档案状态正常', notMet: '档案状态需要人工核对' },
    'DUPLICATE_PERSON',
  )

export const resident = (regionName: string): BoundAtom =>
  presence(
    'f.resident',
    facts => facts.resident,
    { met: `现居住在${regionName}`, notMet: `登记为已迁出${regionName}` },
    'NOT_LOCAL',
    { region: regionName },
  )

export const couple = (): BoundAtom =>
  presence(
    'f.couple_id is not null',
    facts => facts.coupleId !== null,
    { met: '已有双方的结婚登记或关联', notMet: '还没有双方的结婚登记或关联' },
    'PARTNER_NOT_LINKED',
  )

export const pregnant = (): BoundAtom =>
  presence(
    'f.pregnant',
    facts => facts.pregnant,
    { met: '正在孕期', notMet: '没有登记中的孕期' },
    'NOT_REGISTERED',
  )

export const known = (fact: KnownFact): BoundAtom => {
  const { column, label } = recorded[fact]
  return presence(
    `f.${column} is not null`,
    facts => facts[fact] !== null,
    { met: `已登记${label}`, notMet: `还没有登记${label}` },
    fact === 'datingLmp' ? 'GA_UNKNOWN' : 'DOCTOR_FIRST',
  )
}
