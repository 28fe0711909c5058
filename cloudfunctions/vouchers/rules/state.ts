/**
 * The states of a voucher and their steps (domain rule B4). OFFERED has no row: it is an open entitlement without a voucher.
 *
 * | from    | to       | by                                     | its quota place      |
 * |---------|----------|----------------------------------------|----------------------|
 * | –       | claimed  | resident; a positive screen, for the next examination | taken |
 * | claimed | booked   | an appointment of a holder for what it pays | stays taken     |
 * | booked  | claimed  | that appointment was cancelled or missed | stays taken        |
 * | claimed, booked | redeemed | a clerk whose institution may  | stays taken          |
 * | redeemed | resulted | the doctor released the result        | stays taken          |
 * | redeemed, resulted | settled | the statement that counts it was settled; a result that comes later is an event of it | stays taken |
 * | claimed, booked | expired | the night, after `validUntil`   | released             |
 * | claimed, booked | closed  | the pregnancy ended, the union ended | released        |
 * | claimed, booked | revoked | a manager, with a reason that the holder reads | released |
 * | revoked | claimed  | the review that the holder asked for    | taken again          |
 * | claimed, expired | claimed | its holder, once, inside the window of the examination | kept; taken again |
 * | expired | claimed  | a desk without a network used it on a valid day; redeemed at once | taken again |
 * | redeemed, resulted, settled | claimed | two people within seven days: the redemption was a mistake (REVERSED) | stays taken |
 *
 * `booked` is a step of `claimed`, `resulted` and `settled` are steps of `redeemed`: what holds of the state (one active of
 * each, its place in the budget, what the facts say) holds of its steps. A row moves by the statements of `queries/` alone,
 * and each writes one event that names what it left and where it came.
 */
import type { LocalDate } from '../../../types/schema'
import type { Voucher } from '../../../types/vouchers'

export type VoucherState = Voucher['state']
export type VoucherStep = NonNullable<Voucher['step']>

/** What holds today: the night writes `expired`, but the day after `validUntil` it is true already. */
export const stateOn = (state: VoucherState, validUntil: LocalDate, today: LocalDate): VoucherState =>
  state === 'claimed' && validUntil < today ? 'expired' : state
