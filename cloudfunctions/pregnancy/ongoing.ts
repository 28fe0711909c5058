/** What another room may ask about the ongoing pregnancy: what of it is over already. */
import type { Stage } from '../../catalog/city'
import type { PersonId } from '../../types/schema'
import { isBooked, isDone, type Days } from '../reminders/rules/done'
import type { Services } from '../service/context'
import { pregnancySubject } from '../vouchers/rules/subject'
import { datingsOf, latestPregnancy } from './queries/pregnancies'
import { stageFacts } from './queries/stage-record'

/** Whether a stage of the ongoing, dated pregnancy is done or booked; null without one. */
export async function pregnancyIsOver(
  services: Services,
  personId: PersonId,
): Promise<((stage: Stage, days: Days) => boolean) | null> {
  const { db, city } = services
  const row = await latestPregnancy(db, personId)
  if (row?.state !== 'ongoing' || row.edd === null) return null
  const datings = await datingsOf(db, personId, row.pregnancy_id)
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
  return (stage, days) => isDone(stage, days, record, city.stages) || isBooked(stage, days, record)
}

/** Her vouchers and what she may claim, for the words of a message. */
export const stageRights = ({ db }: Pick<Services, 'db'>, personId: PersonId) => stageFacts(db, personId)
