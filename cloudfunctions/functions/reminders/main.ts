/** What the reminders timer does every half minute, in the cloud and on a laptop. */
import type { Senders } from '../../platform/sender'
import { deployedSenders } from '../../platform/senders'
import { releasePlaces } from '../../booking/release'
import { openReleases } from '../../booking/tickets/open'
import { passLines, type LinesPassed } from '../../booking/waiting/timer'
import { alertEnding } from '../../vouchers/alert'
import { becomeDue } from '../../reminders/become-due'
import { openCallsDue } from '../../reminders/calls-due'
import { dispatchDue, type Dispatched } from '../../reminders/dispatch'
import { planReminders } from '../../reminders/plan'
import { passPlacesOn } from '../../vouchers/places'
import type { Services } from '../../service/context'

export interface RemindersRun {
  /** Reminders written for the next fourteen days. */
  readonly planned: number
  /** Reminders that became messages. */
  readonly due: number
  /** Messages about vouchers that end soon. */
  readonly ending: number
  /** Places in budgets that were held for the first in line. */
  readonly places: number
  /** Calls that a worker was asked to make. */
  readonly calls: number
  /** Appointments whose places were freed, because nobody came. */
  readonly released: number
  /** Places kept for tickets of a release that was opened. */
  readonly tickets: number
  readonly lines: LinesPassed
  readonly dispatched: Dispatched
}

/** Safe to repeat, and safe to be killed at any point. @throws EnvironmentError when a channel is half configured */
export async function runReminders(
  services: Services,
  senders: Senders = deployedSenders(process.env, services.clock),
): Promise<RemindersRun> {
  // First: people wait for it at its minute.
  const tickets = await openReleases(services)
  const planned = await planReminders(services)
  const due = await becomeDue(services)
  const ending = await services.db.tx(tx => alertEnding({ ...services, db: tx }))
  const places = await passPlacesOn(services)
  const calls = await openCallsDue(services)
  const released = await releasePlaces(services)
  const lines = await passLines(services)
  const dispatched = await dispatchDue(services, senders)
  services.log.info('reminders', {
    planned,
    due,
    ending,
    places,
    calls,
    released,
    tickets,
    ...lines,
    ...dispatched,
  })
  return { planned, due, ending, places, calls, released, tickets, lines, dispatched }
}
