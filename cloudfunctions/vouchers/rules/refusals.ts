/** Why a voucher may not be redeemed here and now: all reasons at once, the first of them is the error of a redemption. */
import { errorRow, fill, type ErrorCode, type Params } from '../../../types/errors'
import type { Instant, LocalDate } from '../../../types/schema'
import { chineseDate } from '../../eligibility/rules/calendar'
import { momentWords } from './moment-words'
import type { VoucherState } from './state'

export interface Presented {
  readonly state: VoucherState
  readonly validUntil: LocalDate
  readonly today: LocalDate
  readonly redeemed: { readonly at: Instant; readonly institution: string } | null
  /** The clerk's institution has what the programme needs. */
  readonly capable: boolean
  /** Why today's policy refuses what the version of the claim does not promise; null when it does not. */
  readonly noLonger: string | null
}

export interface DeskRefusal {
  readonly code: ErrorCode
  readonly params: Params
}

/** @param voucher.state as it holds today (`stateOn`) */
export function refusalsOf({
  state,
  validUntil,
  today,
  redeemed,
  capable,
  noLonger,
}: Presented): readonly DeskRefusal[] {
  const refusals: DeskRefusal[] = []
  switch (state) {
    case 'claimed':
      if (noLonger !== null) refusals.push({ code: 'NO_LONGER_ELIGIBLE', params: { reason: noLonger } })
      break
    case 'redeemed':
      refusals.push({
        code: 'ALREADY_REDEEMED',
        params: { at: redeemed ? momentWords(redeemed.at) : '', institution: redeemed?.institution ?? '' },
      })
      break
    case 'expired':
      refusals.push({ code: 'EXPIRED_VOUCHER', params: { date: chineseDate(validUntil, today) } })
      break
    case 'closed':
    case 'revoked':
    case 'reversed':
      refusals.push({ code: 'VOUCHER_CLOSED', params: {} })
      break
  }
  if (!capable) refusals.push({ code: 'SITE_NO_CAPABILITY', params: {} })
  return refusals
}

export const textOf = ({ code, params }: DeskRefusal): { code: string; text: string } => ({
  code,
  text: fill(errorRow(code).text, params),
})
