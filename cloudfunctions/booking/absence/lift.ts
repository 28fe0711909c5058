/** absence.mine, absence.view and absence.lift: she sees until when, and a clerk who heard the reason lifts it. */
import { ServiceError } from '../../../types/errors'
import type { PersonId } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import { mustBeHere } from '../../evidence/find'
import { today } from '../../platform/clock'
import { audit } from '../../service/audit'
import type { Handler, Services } from '../../service/context'
import { liftPause, runningPause } from '../queries/absence/pauses'

export const mine: Handler<'absence.mine'> = async (context, _input) => ({
  pause: await pauseOf(context, context.caller.personId),
})

export const view: Handler<'absence.view'> = async (context, { personId }) => {
  await mustBeHere(context, personId)
  return { pause: await pauseOf(context, personId) }
}

export const lift: Handler<'absence.lift'> = async (context, { personId, reason }) => {
  const { db, clock, vault, caller } = context
  await mustBeHere(context, personId)
  const running = await runningPause(db, personId, today(clock))
  if (running === undefined) throw new ServiceError('NOT_FOUND')
  await liftPause(db, personId, running.pause_id, {
    at: clock.now(),
    by: caller.accountKey,
    reason: vault.seal(reason, `booking_pause.reason:${running.pause_id}`),
  })
  await audit(context, personId, 'absence.lift')
  return {}
}

async function pauseOf({ db, clock }: Services, personId: PersonId) {
  const running = await runningPause(db, personId, today(clock))
  return running === undefined ? null : { missed: running.missed, again: addDays(running.until_day, 1) }
}
