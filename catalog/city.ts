/** A city's policy as data: what an operator changes without changing code. One pack a city in a folder beside this file. */
import type { SubsidyDays } from './subsidies'
import type { Programme } from '../cloudfunctions/eligibility/rules/programme'
import type { VisitClass } from '../cloudfunctions/visits/rules/visit-class'
import type { LocalDate, ServiceCode } from '../types/schema'
import type { Audience } from '../types/sessions'
import type { SilenceRule } from '../cloudfunctions/reminders/rules/silent-days'
import type { RescueCentre } from './rescue'
import type { Strategy } from './strategies'

export interface Region {
  /** 6-digit district, 9-digit town or 12-digit village. */
  readonly code: string
  readonly name: string
  readonly parent: string | null
  /** 3 district, 4 town or street, 5 village or community */
  readonly level: 1 | 2 | 3 | 4 | 5
}

export interface Service {
  readonly code: ServiceCode
  readonly name: string
  /** The capability that an institution needs. */
  readonly capability: string
  /** True when a couple comes together: one appointment, two places. */
  readonly forTwo: boolean
  /** Given up with a pregnancy that ended: its appointments are cancelled in the same transaction. */
  readonly forPregnancy?: boolean
  /** Done fasting: sessions in the morning only (domain H60). */
  readonly morningOnly?: boolean
  /** Shown when booking and the evening before (空腹, 避开经期, 憋尿 …). */
  readonly preparation: readonly string[]
  readonly documents: readonly string[]
}

export interface SessionTemplate {
  readonly service: ServiceCode
  /** ISO 8601: 1 Monday … 7 Sunday. */
  readonly weekdays: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[]
  readonly starts: string
  readonly ends: string
  /** Places, one a person. */
  readonly capacity: number
  /** Who may book; anyone unless said. */
  readonly audience?: Audience
}

/** A licence as it is when the pack is first published; from then on a manager keeps it. */
export interface InstitutionLicence {
  readonly capability: string
  readonly number: string
  readonly issuedBy: string
  /** Both days are covered. */
  readonly from: LocalDate
  readonly to: LocalDate
}

export interface Institution {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly address: string
  readonly latitude: number
  readonly longitude: number
  readonly phone: string
  readonly level: string
  readonly capabilities: readonly string[]
  readonly hours: string
  readonly sessions: readonly SessionTemplate[]
  readonly licences?: readonly InstitutionLicence[]
}

export interface Holiday {
  readonly day: LocalDate
  /** `off`: no sessions; `work`: a weekend day worked in exchange (调休). */
  readonly kind: 'off' | 'work'
  readonly name: string
}

export type Anchor = 'MARRY' | 'PLAN' | 'LMP' | 'BIRTH' | 'DISCH' | 'AGE'

/** One row of the stage table (domain C3). */
export interface Stage {
  readonly key: string
  readonly anchor: Anchor
  /** Days from the anchor, inclusive; or hours `6h`, days `7d`, calendar months `2m`, years `35y`. */
  readonly from: number | string
  readonly to: number | string
  readonly gaLabel: string
  readonly what: string
  readonly where: string
  /** What to bring, how to prepare, when to see a doctor at once. */
  readonly note?: string
  /** U1 info, U2 recommended, U3 window closes, U4 urgent (send and call), staff: never to her. */
  readonly urgency: 'U1' | 'U2' | 'U3' | 'U4' | 'staff'
  /** At most 20 characters, for a subscribe message; null for staff rows. */
  readonly thing: string | null
  /** At most 60 characters, for an SMS; null for staff rows. */
  readonly sms: string | null
  /** Instead of `sms` for somebody who has no right to the voucher that it speaks of. */
  readonly smsWithoutVoucher?: string
  readonly voucher: string | null
  /** The bookable service that fulfils the stage: one booked or attended in the window needs no reminder. */
  readonly service?: ServiceCode
  readonly repeatEveryDays?: number
  /** Once in each calendar year of the window: what is asked for year by year (育儿补贴). */
  readonly everyCalendarYear?: boolean
  /** Not for twins: their clinician's plan replaces it (domain C2). */
  readonly singleton?: boolean
  /** Of a birth: the mother's own, whatever becomes of the child (domain H9). */
  readonly mother?: boolean
  readonly girls?: boolean
  /** Told only when the newest screening of this kind was not passed, and so many were not in all. */
  readonly onlyAfter?: { readonly screening: 'hearing'; readonly failed: number }
  /** Told only to somebody who holds the voucher or is entitled to it. */
  readonly onlyWithVoucher?: boolean
}

export interface Quota {
  readonly programme: string
  readonly year: number
  readonly total: number
}

/** A subscribe-message template as it was approved in the WeChat console. */
export interface SubscribeTemplate {
  readonly templateId: string
  readonly title: string
  /** The approved field (`thing1`, `date2` …) for each part of a message. */
  readonly fields: { readonly subject: string; readonly time: string; readonly note: string }
}

/** How a city's policy calls the institutions that may do something (domain A3 3.2): shown with them, and no right of its own. */
export interface InstitutionRole {
  readonly name: string
  readonly capability: string
}

export interface City {
  /** 6-digit division code. */
  readonly code: string
  readonly name: string
  /** Shown after every refusal. */
  readonly phone: string
  /** Appended to an SMS as 【signature】, at most 10 characters. */
  readonly signature: string
  /** Working days within which an objection to an answer is answered; 5 unless said. */
  readonly appealWorkingDays?: number
  /** Working days of each step of a subsidy; `usualSubsidyDays` unless said. */
  readonly subsidyWorkingDays?: Partial<SubsidyDays>
  readonly regions: readonly Region[]
  readonly services: readonly Service[]
  readonly institutions: readonly Institution[]
  /** The rescue map; none where the city has not entered it. */
  readonly rescue?: readonly RescueCentre[]
  readonly roles?: readonly InstitutionRole[]
  /** The capability that a counter needs to issue vouchers; any may where it is not said. */
  readonly issuing?: string
  readonly holidays: readonly Holiday[]
  readonly programmes: readonly Programme[]
  readonly quotas: readonly Quota[]
  readonly stages: readonly Stage[]
  /** WeChat subscribe-message templates by our template key. */
  readonly templates: Readonly<Record<string, SubscribeTemplate>>
  /** What follows from an answer; the default set (catalog/strategies.ts) unless the city has its own. */
  readonly strategies?: readonly Strategy[]
  /** Days on which certified families get no automatic message (domain F4). Defaults: catalog/silence.ts. */
  readonly silence?: readonly SilenceRule[]
  /** Classes of home visits (访视), lowest number first; none where they are not made. Defaults: catalog/visit-classes.ts. */
  readonly visitClasses?: readonly VisitClass[]
  /** The licence that an institution needs, by capability. Defaults: catalog/licences.ts. */
  readonly licences?: Readonly<Record<string, string>>
}
