/** orders.quietDays, orders.keepQuietDays, families.keepQuietDays: days on which the family wants no message. */
import type { PersonId } from '../../types/schema'
import { today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Context, Handler, ResidentCaller, StaffCaller } from '../service/context'
import { certifiedFamily } from './queries/certifications'
import { quietDaysOf, setQuietDays } from './queries/quiet-days'
import { scopeOf } from './scope'

async function keep(
  { db, clock, caller }: Context<ResidentCaller | StaffCaller>,
  personId: PersonId,
  days: readonly string[],
): Promise<{ days: string[] }> {
  await setQuietDays(db, personId, [...new Set(days)], { accountKey: caller.accountKey, at: clock.now() })
  return { days: await quietDaysOf(db, personId) }
}

export const quietDays: Handler<'orders.quietDays'> = async ({ db, caller }) => ({
  days: await quietDaysOf(db, caller.personId),
})

export const keepOwn: Handler<'orders.keepQuietDays'> = (context, { days }) =>
  keep(context, context.caller.personId, days)

export const keepFor: Handler<'families.keepQuietDays'> = async (context, { personId, days }) => {
  await certifiedFamily(context.db, scopeOf(context), today(context.clock), personId)
  await audit(context, personId, 'families.keepQuietDays')
  return keep(context, personId, days)
}
