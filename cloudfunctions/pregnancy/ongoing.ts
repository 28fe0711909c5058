/** What another room may ask about the ongoing pregnancy: its dating as plans need it, and what is over already. */
import type { Stage } from '../../catalog/city'
import type { LocalDate, PersonId } from '../../types/schema'
import { dateOf } from '../platform/clock'
import { isBooked, isDone, type Days } from '../reminders/rules/done'
import type { Services } from '../service/context'
import { pregnancySubject } from '../vouchers/rules/subject'
import { datingsOf, latestPregnancy } from './queries/pregnancies'
import { stageFacts } from './queries/stage-record'
import { isSuboptimal } from './rules/dating'

export interface OngoingDating {
  readonly edd: LocalDate
  /** The day on which the present dating became known. */
  readonly from: LocalDate
  readonly fetuses: number
  readonly suboptimal: boolean
  /** Done or booked. */
  isOver(stage: Stage, days: Days): boolean
}

/** Null without an ongoing, dated pregnancy. */
export async function ongoingDating(services: Services, personId: PersonId): Promise<OngoingDating | null> {
  const { db, city } = services
  const row = await latestPregnancy(db, personId)
  if (row?.state !== 'ongoing' || row.edd === null) return null
  const datings = await datingsOf(db, personId, row.pregnancy_id)
  const last = datings.at(-1)
  if (last === undefined) return null
  const facts = await stageFacts(db, personId)
  const record = {
    bookletOn: row.booklet_on,
    scanned:
      row.dating_method === 'US_T1' ||
      row.dating_method === 'US_T2' ||
      datings.some(({ scan_on }) => scan_on !== null),
    vouchers: facts.vouchers.filter(({ subject }) => subject === pregnancySubject(row.pregnancy_id)),
    visits: facts.visits,
  }
  return {
    edd: row.edd,
    from: dateOf(last.at),
    fetuses: row.fetuses,
    suboptimal: isSuboptimal(
      datings.map(({ method, edd, scan_on: scanOn, scan_ga_days: gaDays }) => ({
        method,
        edd,
        scan: scanOn === null || gaDays === null ? null : { scanOn, gaDays },
      })),
    ),
    isOver: (stage, days) => isDone(stage, days, record, city.stages) || isBooked(stage, days, record),
  }
}

/** Her vouchers and what she may claim, for the words of a message. */
export const stageRights = ({ db }: Pick<Services, 'db'>, personId: PersonId) => stageFacts(db, personId)
