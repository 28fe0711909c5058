/**
 * The states of a voucher (domain rule B4).
 *
 * | from    | to       | by                                     | its quota place      |
 * |---------|----------|----------------------------------------|----------------------|
 * | –       | claimed  | resident                               | taken                |
 * | claimed | redeemed | a clerk whose institution may          | stays taken          |
 * | claimed | expired  | the night, after `validUntil`          | released             |
 * | claimed | closed   | the pregnancy ended, the union ended   | released             |
 * | claimed, expired | claimed | its holder, once, inside the window of the examination | kept; taken again |
 * | expired | claimed  | a desk without a network used it on a valid day; redeemed at once | taken again |
 * | redeemed | claimed | two people within seven days: the redemption was a mistake | stays taken |
 *
 * `revoked` and `reversed` are kept for the authority's decisions; they answer VOUCHER_CLOSED at the desk.
 */
import type { LocalDate } from '../../../types/schema'
import type { Voucher } from '../../../types/vouchers'

export type VoucherState = Voucher['state']

/** What holds today: the night writes `expired`, but the day after `validUntil` it is true already. */
export const stateOn = (state: VoucherState, validUntil: LocalDate, today: LocalDate): VoucherState =>
  state === 'claimed' && validUntil < today ? 'expired' : state
