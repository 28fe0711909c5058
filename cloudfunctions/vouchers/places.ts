/**
 * places.*: who meets a used-up budget may wait for a place. Freed places (expiry, closing, revocation, a larger budget) are
 * not claimable while somebody waits: the timer holds them for the first in line and tells her; in two days unclaimed a place
 * passes on. Who is not entitled any more when her turn comes is passed over in silence, as is who waits on a union or
 * pregnancy that has ended.
 */
import type { Input } from '../../types/contract'
import { ServiceError } from '../../types/errors'
import type { PersonId, ProgrammeCode } from '../../types/schema'
import { onViolation } from '../database/driver-error'
import { entitlements } from '../eligibility/entitled'
import { dateOf, plusSeconds, today } from '../platform/clock'
import type { Context, Handler, ResidentCaller, Services } from '../service/context'
import { claim } from './claim'
import { tellNews } from './news'
import { claimable } from './programme'
import {
  firstInLine,
  freePlaces,
  hold,
  joinLine,
  lapse,
  lapseOne,
  leaveAll,
  leaveLater,
  leaveLine,
  leaveWith,
  linesOf,
  lockBudget,
  openLines,
  type Budget,
} from './queries/places'
import { tiesOf } from './queries/ties'
import { holderOf, type Subject } from './rules/subject'

const heldSeconds = 48 * 3600

export const wait: Handler<'places.wait'> = async (context, input) => {
  const { db } = context
  try {
    // A savepoint: what the claim did is undone when there is no place.
    const voucher = await db.tx(tx => claim({ ...context, db: tx }, input))
    return { voucher, ahead: null }
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'QUOTA_YEAR') throw error
  }
  const id = await join(context, input)
  const line = (await linesOf(db, context.caller.personId)).find(row => row.waiting_id === id)
  return { voucher: null, ahead: line?.ahead ?? 0 }
}

/** The claim has found everything in order but the budget. */
async function join(
  context: Context<ResidentCaller>,
  { programme: code, child }: Input<'places.wait'>,
): Promise<string> {
  const { db, ids, clock, city, caller } = context
  const programme = await claimable(context, code)
  const claimer = child ?? caller.personId
  const ties = (await tiesOf(db, [claimer])).get(claimer)
  const holder = ties && holderOf(programme, claimer, ties, today(clock))
  if (!holder) throw new ServiceError('NOT_ELIGIBLE')
  const id = ids.next()
  await onViolation(
    'voucher_waiting_one',
    () => new ServiceError('ALREADY_WAITING'),
    () =>
      joinLine(db, {
        home: holder.home,
        id,
        subject: holder.subject,
        programme: code,
        period: today(clock).slice(0, 4),
        region: city.code,
        claimer,
        askedBy: caller.personId,
        at: clock.now(),
      }),
  )
  return id
}

export const leave: Handler<'places.leave'> = async ({ db, caller }, { programme, child }) => {
  const gone = await leaveLine(db, caller.personId, programme, child ?? null)
  if (gone.length === 0) throw new ServiceError('NOT_FOUND')
  await freePlaces(db, gone)
  return {}
}

export const mine: Handler<'places.mine'> = async (context, _) => {
  const rows = await linesOf(context.db, context.caller.personId)
  const items = []
  for (const row of rows)
    items.push({
      programme: row.programme,
      title: (await claimable(context, row.programme)).title,
      child: row.claimer === row.asked_by ? null : row.claimer,
      joinedAt: row.joined_at,
      ahead: row.ahead,
      heldUntil: row.held_until,
    })
  return { items }
}

/** The union or pregnancy has ended. In the transaction of the change. @returns the places that were held, to be given back */
export async function leaveWithSubject(
  { db }: Services,
  home: PersonId,
  subject: Subject,
): Promise<readonly Budget[]> {
  return (await leaveWith(db, home, subject)).filter(one => one.held)
}

/** Somebody died. In the transaction of the change. @returns the places that were held, to be given back */
export async function leaveAllLines({ db }: Services, personId: PersonId): Promise<readonly Budget[]> {
  return (await leaveAll(db, personId)).filter(one => one.held)
}

/** One human being under two records waits once for a programme: where she joined first. */
export async function holdOnePlace(services: Services, records: readonly PersonId[]): Promise<void> {
  await freePlaces(services.db, await leaveLater(services.db, records))
}

/** The timer: what was not taken in time passes on. Safe to repeat and to be killed. @returns how many places were held */
export async function passPlacesOn(services: Services): Promise<number> {
  const { db, clock } = services
  const year = today(clock).slice(0, 4)
  await db.tx(async tx => freePlaces(tx, await lapse(tx, clock.now(), year)))
  let held = 0
  for (const budget of await openLines(db))
    held += await db.tx(tx => holdFor({ ...services, db: tx }, budget))
  return held
}

async function holdFor(services: Services, budget: Budget): Promise<number> {
  const { db, clock } = services
  const programme = await offered(services, budget.programme)
  if (programme === null) return 0
  let free = await lockBudget(db, budget)
  const until = plusSeconds(clock.now(), heldSeconds)
  let held = 0
  while (free > 0) {
    const rows = await firstInLine(db, budget, free)
    if (rows.length === 0) break
    const rights = await entitlements(
      services,
      rows.map(row => ({ personId: row.claimer, programme })),
    )
    const entitled = rows.filter((_, i) => rights[i]?.entitled)
    for (const [i, row] of rows.entries()) if (!rights[i]?.entitled) await lapseOne(db, row)
    await hold(db, budget, entitled, until)
    for (const row of entitled)
      await tellNews(
        services,
        { people: [row.asked_by], programme: budget.programme, subject: row.subject, lastDay: dateOf(until) },
        'place',
        row.waiting_id,
      )
    held += entitled.length
    free -= entitled.length
  }
  return held
}

/** Null: it is not offered any more, and nobody is told of it. */
async function offered(services: Services, code: ProgrammeCode) {
  try {
    return await claimable(services, code)
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
