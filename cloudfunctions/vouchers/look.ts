/** desk.look: what a code is for, and whether it may be redeemed here and now. Each opening is in the audit. */
import { audit } from '../service/audit'
import type { Handler } from '../service/context'
import { deskView, holdersOf, openingOf, present, refusalsHere } from './present'
import { keepingRefusals, keepRefusal } from './refused-scans'

export const look: Handler<'desk.look'> = async (context, input) => {
  const row = await keepingRefusals(context, input.code, () =>
    present(context, input.code, { forRedeem: false }),
  )
  for (const holder of holdersOf(row)) await audit(context, holder, 'desk.look', openingOf(row))
  const refusals = await refusalsHere(context, row)
  if (refusals[0]) await keepRefusal(context, input.code, refusals[0].code)
  return deskView(context, row, refusals)
}
