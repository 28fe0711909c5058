/** desk.look: what a code is for, and whether it may be redeemed here and now. Each opening is in the audit. */
import { audit } from '../service/audit'
import type { Handler } from '../service/context'
import { deskView, holdersOf, openingOf, present, refusalsHere } from './present'

export const look: Handler<'desk.look'> = async (context, input) => {
  const row = await present(context, input.code, { forRedeem: false })
  for (const holder of holdersOf(row)) await audit(context, holder, 'desk.look', openingOf(row))
  return deskView(context, row, await refusalsHere(context, row))
}
