/** eligibility.history: when a programme opened and closed for her or her child. */
import type { Handler } from '../service/context'
import { ask } from './about'
import { entitlementHistory } from './entitlement-history'

export const history: Handler<'eligibility.history'> = async (context, input) => {
  const { about } = await ask(context, context.caller.personId, input.child)
  return { items: [...(await entitlementHistory(context, about, input.programme))] }
}
