/** A worked case of a programme: an invented person, a day, and the answer that is right. */
import { evidenceKind } from '../../../types/evidence'
import { localDate, z } from '../../../types/schema'
import { refusalCode } from './atoms/atom'
import { evidenceBit, hardshipBits, resultBit, screeningKinds, type PersonFacts } from './facts'

const division = z.nullable(z.int().check(z.gte(110000), z.lte(829999)))
const date = z.nullable(localDate)
const flag = z.nullable(z.boolean())
const small = z.nullable(z.int().check(z.gte(0), z.lte(20)))
const sex = z.int().check(z.gte(0), z.lte(9))

/** What differs from `neutral`. Categories by name; `used` and `holds` by the ordinals of programmes. */
const exampleFacts = z.partial(
  z.strictObject({
    alive: z.boolean(),
    resident: z.boolean(),
    pregnant: z.boolean(),
    sex,
    birthDate: date,
    fetuses: small,
    children: small,
    hukou: division,
    residence: division,
    residenceSince: date,
    permitUntil: date,
    marriedOn: date,
    datingLmp: date,
    plansPregnancyOn: date,
    lastScreenOn: date,
    pregnancyEndedOn: date,
    partnerSex: z.nullable(sex),
    partnerBirthDate: date,
    partnerHukou: division,
    partnerResidence: division,
    partnerResidenceSince: date,
    partnerPermitUntil: date,
    partnerLinked: flag,
    coupleId: z.nullable(z.string()),
    village: z.nullable(z.int()),
    bornAt: z.nullable(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, '填写如 2026-11-20T08:30'))),
    motherHukou: division,
    motherResidence: division,
    hardship: z.array(z.enum(['specialFamily', 'lowIncome', 'destitute', 'disabled'])),
    evidence: z.array(evidenceKind),
    results: z.array(
      z.strictObject({ kind: z.enum(screeningKinds), result: z.enum(['positive', 'negative']) }),
    ),
    used: z.array(z.int().check(z.gte(0), z.lte(61))),
    holds: z.array(z.int().check(z.gte(0), z.lte(61))),
  }),
)
export type ExampleFacts = z.infer<typeof exampleFacts>

export const example = z.strictObject({
  title: z.string().check(z.minLength(1), z.maxLength(40)),
  on: localDate,
  facts: exampleFacts,
  expect: z.enum(['ELIGIBLE', 'NOT_ELIGIBLE', 'NEEDS_REVIEW']),
  /** All of them, in the order of display. */
  reasons: z.optional(z.array(refusalCode)),
})
export type Example = z.infer<typeof example>

/** A woman of thirty of whom little is known: alive, here, without a couple, a pregnancy or a category. */
const neutral: PersonFacts = {
  alive: true,
  resident: true,
  pregnant: false,
  sex: 2,
  birthDate: '1996-05-01' as NonNullable<PersonFacts['birthDate']>,
  fetuses: null,
  children: null,
  hukou: null,
  residence: null,
  residenceSince: null,
  permitUntil: null,
  marriedOn: null,
  datingLmp: null,
  plansPregnancyOn: null,
  lastScreenOn: null,
  pregnancyEndedOn: null,
  partnerSex: null,
  partnerBirthDate: null,
  partnerHukou: null,
  partnerResidence: null,
  partnerResidenceSince: null,
  partnerPermitUntil: null,
  partnerLinked: null,
  coupleId: null,
  village: null,
  bornAt: null,
  motherHukou: null,
  motherResidence: null,
  hardship: 0,
  evidence: 0n,
  results: 0n,
  used: 0n,
  holds: 0n,
}

const bits = <T>(items: readonly T[] | undefined, bit: (item: T) => bigint): bigint =>
  (items ?? []).reduce((sum, item) => sum | bit(item), 0n)

/** The facts of an example as the rules read them. */
export function factsOfExample(facts: ExampleFacts): PersonFacts {
  const { hardship, evidence, results, used, holds, ...plain } = facts
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  return {
    ...neutral,
    ...given,
    hardship: (hardship ?? []).reduce((sum, category) => sum | hardshipBits[category], 0),
    evidence: bits(evidence, evidenceBit),
    results: bits(results, ({ kind, result }) => resultBit(kind, result)),
    used: bits(used, ordinal => 1n << BigInt(ordinal)),
    holds: bits(holds, ordinal => 1n << BigInt(ordinal)),
  }
}
