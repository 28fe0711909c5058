/** Differences that a statement shows, in words, and which of them keep the money back until a manager decides. */
import type { Difference } from '../../../types/settlement'

/**
 * | difference | held | why |
 * |---|---|---|
 * | reversed | yes | taken back after the month: unpaid here, so that its reversal next month takes nothing |
 * | outside_window | yes | redeemed before or after the voucher's days (domain H34) |
 * | double | yes | the same benefit counted twice |
 * | capability_ended | yes | only who is capable may redeem (domain A3 3.2) |
 * | no_cost | yes | the version of the claim names no cost: nothing to pay yet |
 * | no_appointment | no | walk-ins are allowed; a manager looks whether there are many |
 * | cost_changed | no | the claim's version is promised (domain B0), but the price of the day differs |
 */
const holding: Readonly<Record<Difference, boolean>> = {
  reversed: true,
  outside_window: true,
  double: true,
  capability_ended: true,
  no_cost: true,
  no_appointment: false,
  cost_changed: false,
}

export const holdingDifferences: readonly string[] = Object.entries(holding).flatMap(([key, holds]) =>
  holds ? [key] : [],
)

export const differenceWords: Readonly<Record<Difference, string>> = {
  reversed: '核销后已撤销',
  outside_window: '不在有效期内',
  double: '重复核销',
  capability_ended: '机构已不具备此项资质',
  no_cost: '没有核定标准',
  no_appointment: '没有预约记录',
  cost_changed: '与当日标准不同',
}
