/** What is known of one person for eligibility: a row of `person_fact`. */
import { evidenceKind, type EvidenceKind } from '../../../types/evidence'
import type { LocalDate } from '../../../types/schema'

export interface PersonFacts {
  readonly alive: boolean
  /** Has not moved away. */
  readonly resident: boolean
  readonly pregnant: boolean
  /** GB/T 2261.1: 1 male, 2 female, 0 unknown, 9 not stated. */
  readonly sex: number
  /** Null when no document says it. */
  readonly birthDate: LocalDate | null
  /** Number in the ongoing pregnancy. Here and below null means unknown. */
  readonly fetuses: number | null
  readonly children: number | null
  /** Six-digit division codes. */
  readonly hukou: number | null
  readonly residence: number | null
  readonly residenceSince: LocalDate | null
  readonly permitUntil: LocalDate | null
  readonly marriedOn: LocalDate | null
  /** EDD − 280 days of the ongoing pregnancy; null when undated. */
  readonly datingLmp: LocalDate | null
  readonly plansPregnancyOn: LocalDate | null
  readonly lastScreenOn: LocalDate | null
  /** When her last pregnancy ended, by birth or otherwise; null when none is on record. */
  readonly pregnancyEndedOn: LocalDate | null
  /** Of the partner of the present couple; null too when there is none. */
  readonly partnerSex: number | null
  readonly partnerBirthDate: LocalDate | null
  readonly partnerHukou: number | null
  readonly partnerResidence: number | null
  readonly partnerResidenceSince: LocalDate | null
  readonly partnerPermitUntil: LocalDate | null
  readonly partnerLinked: boolean | null
  /** Null when no couple is on record, which is an answer and not a gap. */
  readonly coupleId: string | null
  /** Twelve digits: where she lives, else where she is registered. */
  readonly village: number | null
  /** Asia/Shanghai minute of birth, `2026-11-20T08:30`; children under three only, as are the mother's divisions. */
  readonly bornAt: string | null
  readonly motherHukou: number | null
  readonly motherResidence: number | null
  /** Bits of `evidenceBits`: verified, not revoked, valid today. */
  readonly evidence: bigint
  /** Bits of `resultBit`: the newest result of each kind of screening. */
  readonly results: bigint
  /** Bits of `hardshipBits`. */
  readonly hardship: number
  /** Bit per programme ordinal: used for the present couple or pregnancy. */
  readonly used: bigint
  /** Bit per programme ordinal: an active voucher is held. */
  readonly holds: bigint
}

/** The date facts that a rule can be a window on, with their columns and what they are called on a screen. */
export const dateFacts = {
  birthDate: { column: 'birth_date', label: '出生日期' },
  residenceSince: { column: 'residence_since', label: '本地居住登记日期' },
  permitUntil: { column: 'permit_until', label: '居住证(有效期)' },
  marriedOn: { column: 'married_on', label: '结婚登记日期' },
  datingLmp: { column: 'dating_lmp', label: '末次月经或预产期' },
  plansPregnancyOn: { column: 'plans_pregnancy_on', label: '计划怀孕的时间' },
  lastScreenOn: { column: 'last_screen_on', label: '上次检查日期' },
  pregnancyEndedOn: { column: 'pregnancy_ended_on', label: '孕期结束日期' },
} as const satisfies Partial<Record<keyof PersonFacts, { column: string; label: string }>>

export type DateFact = keyof typeof dateFacts

/** Facts on whose passing a rule can turn: those, the partner's, and the minute of birth. */
export type TurnFact =
  DateFact | 'partnerResidenceSince' | 'partnerPermitUntil' | 'partnerBirthDate' | 'bornAt'

const partnerColumns = {
  partnerResidenceSince: 'partner_residence_since',
  partnerPermitUntil: 'partner_permit_until',
  partnerBirthDate: 'partner_birth_date',
  bornAt: 'born_at',
} as const

export const columnOf = (fact: TurnFact): string =>
  fact in dateFacts ? dateFacts[fact as DateFact].column : partnerColumns[fact as keyof typeof partnerColumns]

/** Certified categories as bits of `person_fact.hardship`. */
export const hardshipBits = { specialFamily: 1, lowIncome: 2, destitute: 4, disabled: 8 } as const
export type Hardship = keyof typeof hardshipBits

/** Kinds of proof that a counter can see; the place in the list is the bit in `person_fact.evidence`, for ever. */
export const evidenceKinds = evidenceKind.options
export const evidenceBit = (kind: EvidenceKind): bigint => 1n << BigInt(evidenceKinds.indexOf(kind))

/** Kinds of screening of which the newest result is kept in `person_fact.results`; a kind keeps its bit for ever. */
export const screeningKinds = [
  'chd',
  'hearing',
  'metabolic',
  'deafness_gene',
  'down_serum',
  'cervical',
  'breast',
] as const
export type ScreeningKind = (typeof screeningKinds)[number]
export type ScreeningResult = 'positive' | 'negative'
export const resultBit = (kind: ScreeningKind, result: ScreeningResult): bigint =>
  1n << BigInt(screeningKinds.indexOf(kind) + (result === 'positive' ? 0 : 16))

/** A row of `person_fact` as the driver returns it: dates and bigints as text. */
export interface PersonFactRow {
  readonly alive: boolean
  readonly resident: boolean
  readonly pregnant: boolean
  readonly sex: number
  readonly birth_date: LocalDate | null
  readonly fetuses: number | null
  readonly children: number | null
  readonly hukou: number | null
  readonly residence: number | null
  readonly hardship: number
  readonly residence_since: LocalDate | null
  readonly permit_until: LocalDate | null
  readonly married_on: LocalDate | null
  readonly dating_lmp: LocalDate | null
  readonly plans_pregnancy_on: LocalDate | null
  readonly last_screen_on: LocalDate | null
  readonly pregnancy_ended_on: LocalDate | null
  readonly partner_sex: number | null
  readonly partner_birth_date: LocalDate | null
  readonly partner_hukou: number | null
  readonly partner_residence: number | null
  readonly partner_residence_since: LocalDate | null
  readonly partner_permit_until: LocalDate | null
  readonly partner_linked: boolean | null
  readonly couple_id: string | null
  readonly village: string | null
  readonly born_at: string | null
  readonly mother_hukou: number | null
  readonly mother_residence: number | null
  readonly evidence: string
  readonly results: string
  readonly used: string
  readonly holds: string
}

export function factsOf(row: PersonFactRow): PersonFacts {
  return {
    alive: row.alive,
    resident: row.resident,
    pregnant: row.pregnant,
    sex: row.sex,
    birthDate: row.birth_date,
    fetuses: row.fetuses,
    children: row.children,
    hukou: row.hukou,
    residence: row.residence,
    residenceSince: row.residence_since,
    permitUntil: row.permit_until,
    marriedOn: row.married_on,
    datingLmp: row.dating_lmp,
    plansPregnancyOn: row.plans_pregnancy_on,
    lastScreenOn: row.last_screen_on,
    pregnancyEndedOn: row.pregnancy_ended_on,
    partnerSex: row.partner_sex,
    partnerBirthDate: row.partner_birth_date,
    partnerHukou: row.partner_hukou,
    partnerResidence: row.partner_residence,
    partnerResidenceSince: row.partner_residence_since,
    partnerPermitUntil: row.partner_permit_until,
    partnerLinked: row.partner_linked,
    coupleId: row.couple_id,
    village: row.village === null ? null : Number(row.village),
    bornAt: row.born_at,
    motherHukou: row.mother_hukou,
    motherResidence: row.mother_residence,
    evidence: BigInt(row.evidence),
    results: BigInt(row.results),
    hardship: row.hardship,
    used: BigInt(row.used),
    holds: BigInt(row.holds),
  }
}

/** The facts of an event: what was null is left out, and minutes have seconds. */
export type FactSnapshot = Readonly<Partial<PersonFactRow>>

const nothing: PersonFactRow = {
  alive: false,
  resident: false,
  pregnant: false,
  sex: 0,
  birth_date: null,
  fetuses: null,
  children: null,
  hukou: null,
  residence: null,
  hardship: 0,
  residence_since: null,
  permit_until: null,
  married_on: null,
  dating_lmp: null,
  plans_pregnancy_on: null,
  last_screen_on: null,
  pregnancy_ended_on: null,
  partner_sex: null,
  partner_birth_date: null,
  partner_hukou: null,
  partner_residence: null,
  partner_residence_since: null,
  partner_permit_until: null,
  partner_linked: null,
  couple_id: null,
  village: null,
  born_at: null,
  mother_hukou: null,
  mother_residence: null,
  evidence: '0',
  results: '0',
  used: '0',
  holds: '0',
}

/** The very facts that an event was decided on. */
export function factsOfSnapshot(snapshot: FactSnapshot): PersonFacts {
  const facts = factsOf({ ...nothing, ...snapshot })
  return { ...facts, bornAt: facts.bornAt?.slice(0, 16) ?? null }
}
