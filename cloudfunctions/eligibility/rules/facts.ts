/** What is known of one person for eligibility: a row of `person_fact`. */
import type { LocalDate } from '../../../types/schema'

export interface PersonFacts {
  readonly alive: boolean
  /** Has not moved away. */
  readonly resident: boolean
  readonly pregnant: boolean
  /** GB/T 2261.1: 1 male, 2 female, 0 unknown, 9 not stated. */
  readonly sex: number
  readonly birthDate: LocalDate
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
  /** The partner has this city's household registration or a valid permit here. */
  readonly partnerLocal: boolean | null
  readonly partnerLinked: boolean | null
  /** Null when no couple is on record, which is an answer and not a gap. */
  readonly coupleId: string | null
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
} as const satisfies Partial<Record<keyof PersonFacts, { column: string; label: string }>>

export type DateFact = keyof typeof dateFacts

/** Certified categories as bits of `person_fact.hardship`. */
export const hardshipBits = { specialFamily: 1, lowIncome: 2, destitute: 4, disabled: 8 } as const
export type Hardship = keyof typeof hardshipBits

/** A row of `person_fact` as the driver returns it: dates and bigints as text. */
export interface PersonFactRow {
  readonly alive: boolean
  readonly resident: boolean
  readonly pregnant: boolean
  readonly sex: number
  readonly birth_date: LocalDate
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
  readonly partner_local: boolean | null
  readonly partner_linked: boolean | null
  readonly couple_id: string | null
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
    partnerLocal: row.partner_local,
    partnerLinked: row.partner_linked,
    coupleId: row.couple_id,
    hardship: row.hardship,
    used: BigInt(row.used),
    holds: BigInt(row.holds),
  }
}
