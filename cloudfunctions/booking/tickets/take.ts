/** tickets.take: the next number of a release, in order of arrival. */
import { ServiceError } from '../../../types/errors'
import { epochOf, today } from '../../platform/clock'
import type { Handler } from '../../service/context'
import { nextTicket, releaseToChange, ticketsOfDevice } from '../queries/tickets/releases'
import { wantedSessions } from '../queries/waiting/wanted-sessions'
import { momentOf } from '../rules/moment'
import { enterLine, wishOf } from '../waiting/join'
import { withinBudget } from './budget'
import { momentWords } from './release'

/** Two share a phone. */
const ticketsADevice = 2

/**
 * The lock on the release puts those who come at the same moment one behind the other: the numbers are dense, and the
 * limits of a device are counted on what is committed.
 */
export const take: Handler<'tickets.take'> = async (context, input) => {
  const { db, clock, vault } = context
  const deviceIndex = vault.index(input.device, 'try.device')
  return withinBudget(context, deviceIndex, async () => {
    const wish = await wishOf(context, { ...input, firstDay: input.day, lastDay: input.day })
    const release = await releaseToChange(db, input)
    if (release === undefined) throw new ServiceError('NOT_FOUND')
    if (release.opened_at !== null) throw new ServiceError('TICKETS_OVER')
    const now = clock.now()
    if (epochOf(now) < epochOf(release.tickets_from))
      throw new ServiceError('TICKETS_LATER', { from: momentWords(release.tickets_from, today(clock)) })
    if ((await ticketsOfDevice(db, input, deviceIndex)) >= ticketsADevice)
      throw new ServiceError('DEVICE_TICKETS_FULL')
    const sessions = await wantedSessions(db, wish, momentOf(now), { ticketed: true })
    if (sessions.length === 0) throw new ServiceError('DATE_OUT_OF_RANGE')
    return enterLine(context, wish, { number: await nextTicket(db, input), deviceIndex })
  })
}
