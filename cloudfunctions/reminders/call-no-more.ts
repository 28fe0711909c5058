/** A loss turned out to be none: the open call about it is withdrawn. */
import type { PersonId } from '../../types/schema'
import type { Services } from '../service/context'
import { withdrawByKey } from './queries/forget'

/** Answers for whom there was such a call, open or done. */
export const callNoMore = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  calls: readonly { readonly personId: PersonId; readonly dedupeKey: string }[],
): Promise<readonly PersonId[]> => withdrawByKey(db, calls, clock.now())
