/** identity.unlinkPartner: ends the link in the app, silently for the other (domain H42). */
import { ServiceError } from '../../types/errors'
import { partWays } from '../booking/part-ways'
import { factsChanged } from '../eligibility/changed'
import { today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Handler } from '../service/context'
import { meOf } from './me'
import { confirmUnion, endUnion, lockUnionsOf } from './queries/couples'

/**
 * A union on record (civil affairs, desk) stays and only loses the confirmation; one that was made in the app ends. The
 * audit row is the caller's alone: a row in the partner's record would be the notice that there must not be.
 */
export const unlinkPartner: Handler<'identity.unlinkPartner'> = async context => {
  const { db, clock, caller } = context
  const [union] = (await lockUnionsOf(db, [caller.personId])).filter(
    ({ confirmed_at }) => confirmed_at !== null,
  )
  if (union === undefined) throw new ServiceError('NOT_FOUND')
  if (union.source === 'invitation') await endUnion(db, union, today(clock))
  else await confirmUnion(db, union, null)
  await partWays(context, caller.personId, union.partner_id)
  await audit(context, caller.personId, 'identity.unlinkPartner')
  await factsChanged(context, [caller.personId, union.partner_id])
  return meOf(context, caller)
}
