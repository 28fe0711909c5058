/** vouchers.claim: entitled now, once per couple, pregnancy, child or period, within the budget; for herself or her child. */
import type { Handler } from '../service/context'
import { aloneOf } from '../service/together'
import { claimTogether } from './claim-together'

export const claim: Handler<'vouchers.claim'> = aloneOf(claimTogether)
