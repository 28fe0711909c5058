/** Which weekly sessions an institution holds for a service on one day. */
import type { Opening } from './opening'
import type { Weekday } from './weekday'

export interface WeeklySession {
  readonly weekday: number
}

/**
 * A day worked in exchange (调休) is usually a weekend. Who has sessions on that weekday anyway keeps them; who has none
 * works as on a Monday: the notices do not say which weekday a working weekend stands for.
 * @param weekly the sessions of one service at one institution
 */
export function sessionsOfDay<S extends WeeklySession>(
  weekly: readonly S[],
  weekday: Weekday,
  opening: Opening,
): readonly S[] {
  const on = (day: number): readonly S[] => weekly.filter(session => session.weekday === day)
  switch (opening) {
    case 'holiday':
    case 'closed':
      return []
    case 'ordinary':
      return on(weekday)
    case 'worked': {
      const own = on(weekday)
      return own.length > 0 ? own : on(1)
    }
  }
}
