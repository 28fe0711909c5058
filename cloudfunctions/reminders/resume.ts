/** Ends a hold: what was suppressed stays suppressed, what comes due from now on is sent. */
import type { PersonId } from '../../types/schema'
import type { Services } from '../service/context'
import { endHolds } from './queries/silence'

export const resumeAfterLoss = ({ db, clock }: Services, personId: PersonId): Promise<number> =>
  endHolds(db, personId, 'loss', clock.now())
