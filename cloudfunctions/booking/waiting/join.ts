/** waiting.join: a place in line, unless there is a free place to be had at once. */
import { ServiceError } from '../../../types/errors'
import type { PersonId, SlotId } from '../../../types/schema'
import type { WaitingEntry, WaitingId } from '../../../types/waiting'
import { onViolation, RetryableError } from '../../database/driver-error'
import { chineseDate } from '../../eligibility/rules/calendar'
import type { Context, Handler, ResidentCaller } from '../../service/context'
import { mustNotBePaused } from '../absence/pause'
import { partnerOf } from '../around'
import { lastBookable } from '../horizon'
import { institutionCardById } from '../queries/institution-cards'
import { closeMissed } from '../queries/close-missed'
import { momentOf, type Moment } from '../rules/moment'
import { serviceOf } from '../service'
import { entryFor } from './mine'
import { joinLine, type Ticket, type Wish } from '../queries/waiting/join-line'
import { bookedPeople, waitingPeople } from '../queries/waiting/waiting-people'
import { wantedSessions } from '../queries/waiting/wanted-sessions'
import { releaseOf } from '../queries/tickets/releases'
import { ticketed } from '../tickets/release'

export const join: Handler<'waiting.join'> = async (context, input) => {
  const { db, clock } = context
  const now = momentOf(clock.now())
  const wish = await wishOf(context, input)
  const sessions = await wantedSessions(db, wish, now)
  if (sessions.length === 0) throw await nothingToWaitFor(context, wish)
  const free = sessions.find(session => session.free >= (wish.partnerId === null ? 1 : 2))
  if (free !== undefined)
    throw new ServiceError('PLACES_FREE', { date: `${chineseDate(free.day, now.day)}${free.starts}` })
  return enterLine(context, wish, null)
}

/** Who waits for what; nothing speaks against it but the sessions. */
export async function wishOf(
  context: Context<ResidentCaller>,
  input: Omit<Wish, 'personId' | 'partnerId' | 'slotId'> & {
    readonly slotId?: SlotId | undefined
    readonly withPartner: boolean
  },
): Promise<Wish> {
  const wish: Wish = {
    ...input,
    personId: context.caller.personId,
    partnerId: await companionOf(context, input),
    slotId: input.slotId ?? null,
  }
  const now = momentOf(context.clock.now())
  await mustBeOffered(context, wish, now)
  await mustNotBePaused(context, wish.personId, wish.service)
  await mustNeedIt(context, wish, now)
  return wish
}

/** At the end of the line, or with the next number of a release. */
export async function enterLine(
  context: Context<ResidentCaller>,
  wish: Wish,
  ticket: Ticket | null,
): Promise<WaitingEntry> {
  const { db, ids, clock, caller } = context
  const waitingId = ids.next<WaitingId>()
  // Who joins twice at the same moment meets the other entry in the index; tried again, it is refused by name.
  const joined = () => new RetryableError('waiting_one_open')
  await onViolation('waiting_one_open', joined, () => joinLine(db, waitingId, wish, clock.now(), ticket))
  return entryFor(context, caller.personId, waitingId)
}

/** A day that is given by tickets is not waited for in any other way. */
async function nothingToWaitFor(context: Context<ResidentCaller>, wish: Wish): Promise<ServiceError> {
  const { institutionId, service, firstDay, lastDay } = wish
  const key = { institutionId, service, day: firstDay }
  const release = firstDay === lastDay ? await releaseOf(context.db, key) : undefined
  return release !== undefined && release.opened_at === null
    ? ticketed(context, key)
    : new ServiceError('DATE_OUT_OF_RANGE')
}

/** The wish itself: days that can be booked, at an institution that can do it. */
async function mustBeOffered({ db, city }: Context<ResidentCaller>, wish: Wish, now: Moment): Promise<void> {
  const service = serviceOf(city, wish.service)
  const until = lastBookable(now.day)
  const days = now.day <= wish.firstDay && wish.firstDay <= wish.lastDay && wish.lastDay <= until
  if (!days) throw new ServiceError('DATE_OUT_OF_RANGE')
  const search = { services: [wish.service], people: 1, position: null, now, until } as const
  const { capabilities } = await institutionCardById(db, search, wish.institutionId)
  if (!capabilities.includes(service.capability)) throw new ServiceError('SITE_NO_CAPABILITY')
}

async function companionOf(
  context: Context<ResidentCaller>,
  { service, withPartner }: { service: Wish['service']; withPartner: boolean },
): Promise<PersonId | null> {
  if (!withPartner) return null
  if (!serviceOf(context.city, service).forTwo)
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'withPartner', text: '该项目由本人一人办理' }])
  return partnerOf(context, context.caller.personId)
}

/** Neither has an appointment of the service, or waits for one elsewhere. */
async function mustNeedIt({ db }: Context<ResidentCaller>, wish: Wish, now: Moment): Promise<void> {
  const people = [wish.personId, wish.partnerId].filter(id => id !== null)
  await closeMissed(db, now, people)
  const engaged = await bookedPeople(db, people, wish.service)
  if (engaged.length > 0)
    throw new ServiceError(engaged.includes(wish.personId) ? 'ALREADY_BOOKED' : 'PARTNER_BOOKED')
  const waiting = await waitingPeople(db, people, wish.service)
  if (waiting.length > 0)
    throw new ServiceError(waiting.includes(wish.personId) ? 'IN_LINE_ALREADY' : 'PARTNER_WAITING')
}
