/** Who stands at the counter with a check-in code, for the rooms that serve them there. */
import { ServiceError } from '../../types/errors'
import type { PersonId } from '../../types/schema'
import type { Services } from '../service/context'
import { peopleOf } from './people-of'
import { presentedAppointment } from './queries/presented-appointment'
import { normaliseCheckinCode } from './rules/checkin-code'
import { checkinIndex } from './sealed-code'

/** Call it in a transaction: the appointment is locked. NOT_FOUND when the text is no code, or nobody's. */
export async function peopleByCheckinCode(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  text: string,
): Promise<readonly PersonId[]> {
  const code = normaliseCheckinCode(text)
  if (code === null) throw new ServiceError('NOT_FOUND')
  return peopleOf(await presentedAppointment(db, checkinIndex(vault, code)))
}
