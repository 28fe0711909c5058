/** The timers of the cloud, on the local clock: the night's eligibility pass, the day's reminders. */
import { runEligibility } from '../cloudfunctions/functions/eligibility/main'
import { runReminders } from '../cloudfunctions/functions/reminders/main'
import { dateOf, epochOf, instantAt, timeOf } from '../cloudfunctions/platform/clock'
import type { Instant, TimeOfDay } from '../types/schema'
import type { LocalServices } from './services'
import { localSenders } from './providers'

const night = '02:00' as TimeOfDay
const sendingHours = ['09:05', '11:35', '14:35', '17:35'] as TimeOfDay[]

export interface Timers {
  runEligibility(): Promise<unknown>
  runReminders(): Promise<unknown>
  /** Drives the clock to an instant and fires every timer on the way, in order. */
  driveTo(target: Instant, progress: (now: Instant) => void): Promise<void>
  /** Fires what is due by the local clock every half minute. */
  start(): () => void
}

export function createTimers(local: LocalServices): Timers {
  const { services, clock } = local
  const senders = localSenders(local.folder, clock)
  // One at a time: the embedded database has one session.
  let chain: Promise<unknown> = Promise.resolve()
  const exclusive = <T>(work: () => Promise<T>): Promise<T> => {
    const next = chain.then(work, work)
    chain = next.catch(() => undefined)
    return next
  }
  const nightly = (): Promise<unknown> => runEligibility(services)
  const daily = (): Promise<unknown> => runReminders(services, senders)

  const driveTo = (target: Instant, progress: (now: Instant) => void): Promise<void> =>
    exclusive(async () => {
      while (epochOf(clock.now()) < epochOf(target)) {
        const next = nextTick(clock.now())
        if (epochOf(next.at) > epochOf(target)) break
        clock.set(next.at)
        if (next.kind === 'night') await nightly()
        else await daily()
        progress(next.at)
      }
      clock.set(target)
    })

  return {
    runEligibility: () => exclusive(nightly),
    runReminders: () => exclusive(daily),
    driveTo,
    start() {
      let lastNight = dateOf(clock.now())
      const timer = setInterval(() => {
        const day = dateOf(clock.now())
        const due = day !== lastNight && timeOf(clock.now()) >= night
        if (due) lastNight = day
        void exclusive(async () => {
          if (due) await nightly()
          await daily()
        }).catch(() => services.log.error('timer', {}))
      }, 30_000)
      return () => clearInterval(timer)
    },
  }
}

/** The next timer after `now`: 02:00 for the city pass, four times a day for reminders. */
function nextTick(now: Instant): { at: Instant; kind: 'night' | 'day' } {
  const day = dateOf(now)
  const today = [
    { at: instantAt(day, night), kind: 'night' as const },
    ...sendingHours.map(time => ({ at: instantAt(day, time), kind: 'day' as const })),
  ]
  const found = today.find(tick => epochOf(tick.at) > epochOf(now))
  return (
    found ?? {
      at: instantAt(dateOf(new Date(epochOf(now) + 86_400_000).toISOString() as Instant), night),
      kind: 'night',
    }
  )
}
