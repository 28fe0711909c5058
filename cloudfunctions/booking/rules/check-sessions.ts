/** What is wrong with the sessions of one service, as the form says it beside each of them. */
import type { TimeOfDay } from '../../../types/schema'
import type { Session } from './plan-of-day'

export interface SessionFault {
  /** Index of the session, then its field. */
  readonly path: string
  readonly text: string
}

const noon = '12:00' as TimeOfDay

/** @param morningOnly fasting services are done by noon (domain H60) */
export function sessionFaults(sessions: readonly Session[], morningOnly: boolean): SessionFault[] {
  return sessions.flatMap((session, i) => {
    const fault = (field: string, text: string): SessionFault[] => [{ path: `${i}.${field}`, text }]
    if (session.starts >= session.ends) return fault('ends', '结束时间要晚于开始时间')
    if (morningOnly && session.ends > noon) return fault('ends', '需空腹的项目只安排在上午,请在12:00前结束')
    const before = sessions.slice(0, i).some(other => overlap(other, session))
    return before ? fault('starts', '与同一天的另一个时段重叠') : []
  })
}

const overlap = (one: Session, other: Session): boolean =>
  one.weekday === other.weekday && one.starts < other.ends && other.starts < one.ends
