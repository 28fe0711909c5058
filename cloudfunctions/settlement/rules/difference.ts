/** Which of the differences that a statement shows keep the money back until a manager decides. */
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
