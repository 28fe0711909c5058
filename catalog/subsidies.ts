/** The subsidies that are applied for (三补, domain A0 0.11, B2), and what an application for each asks. */
import type { EvidenceKind } from '../types/evidence'
import type { SubsidyProgramme } from '../types/subsidies'

export type Category = 'special_family' | 'low_income' | 'destitute' | 'disabled'

export interface Subsidy {
  readonly programme: SubsidyProgramme
  /** What happened on the day that decides (H51). */
  readonly event: string
  /** The last day to apply, counted from that day. */
  readonly withinDays: number
  readonly windowWords: string
  /** Masked names are published before the decision (A1 1.16). Never where the programme's name alone tells something (F4). */
  readonly published: boolean
  /** One of these has to be certified on the day of the event; none where anybody may apply. */
  readonly categories: readonly Category[]
  /**
   * Who was not certified with one of these on that day must have paid more than so much herself, in fen (domain B2). The
   * amount is this product's default and not a norm.
   */
  readonly selfPay?: { readonly above: number; readonly unless: readonly Category[] }
  /** Which paper a counter may have registered already as evidence. */
  readonly evidence: Readonly<Record<string, EvidenceKind>>
}

export const subsidies: readonly Subsidy[] = [
  {
    programme: 'S_POOR_DELIVERY',
    event: '分娩日期',
    withinDays: 183,
    windowWords: '分娩后6个月内',
    published: true,
    categories: ['destitute', 'low_income', 'disabled'],
    evidence: { 住院分娩发票: 'delivery_invoice', 本人银行卡: 'bank_account' },
  },
  {
    programme: 'S_HRP_AID',
    event: '出院日期',
    withinDays: 365,
    windowWords: '出院后12个月内',
    published: false,
    categories: [],
    selfPay: { above: 300_000, unless: ['destitute', 'low_income', 'disabled'] },
    evidence: { 医院评估报告: 'risk_report', 本人银行卡: 'bank_account' },
  },
  {
    programme: 'S_ART',
    event: '治疗日期',
    withinDays: 365,
    windowWords: '治疗后12个月内',
    published: false,
    categories: ['special_family'],
    evidence: { 治疗记录与发票: 'licensed_art_centre', 本人银行卡: 'bank_account' },
  },
]

/** Undefined for a programme that nobody applies for. */
export const subsidyOf = (programme: string): Subsidy | undefined =>
  subsidies.find(one => one.programme === programme)

/** Working days from one step to the next. */
export interface SubsidyDays {
  readonly review: number
  readonly publicity: number
  /** After the publicity, or after the review where nothing is published. */
  readonly decision: number
  readonly payment: number
  readonly appeal: number
}
export const usualSubsidyDays: SubsidyDays = { review: 5, publicity: 7, decision: 5, payment: 10, appeal: 5 }
