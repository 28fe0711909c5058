/** Why a second voucher of an entitlement is not given. */
import { ServiceError } from '../../types/errors'
import type { LocalDate } from '../../types/schema'
import { chineseDate } from '../eligibility/rules/calendar'
import { dateOf } from '../platform/clock'
import type { ActiveVoucher } from './queries/active-vouchers'

/** Names the day, so that "already" can be found again. */
export function alreadyOf(active: ActiveVoucher, day: LocalDate): ServiceError {
  const words = (date: LocalDate): string => chineseDate(date, day)
  switch (active.state) {
    case 'claimed':
      return new ServiceError('ALREADY_CLAIMED', { date: words(active.valid_until) })
    case 'redeemed':
      return new ServiceError('ALREADY_USED', {
        date: active.redeemed_at === null ? '' : words(dateOf(active.redeemed_at)),
      })
    case 'revoked':
      return new ServiceError('VOUCHER_REVOKED')
  }
}
