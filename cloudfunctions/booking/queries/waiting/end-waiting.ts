/** Takes an entry that waits, and holds no place, out of the line. */
import type { Instant, InstitutionId } from '../../../../types/schema'
import type { WaitingId } from '../../../../types/waiting'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { EndedWhy } from './waiting-row'

export const endWaiting = (
  db: Db,
  entry: { readonly institution_id: InstitutionId; readonly waiting_id: WaitingId },
  why: EndedWhy,
  at: Instant,
): Promise<number> =>
  db.run(sql`
    with gone as (
      update waiting set state = ${why === 'days_past' || why === 'offers_refused' ? 'over' : 'left'}, reason = ${why}, ended_at = ${at}
      where institution_id = ${entry.institution_id} and waiting_id = ${entry.waiting_id} and state = 'waiting'
      returning waiting_id, person_id, partner_id
    )
    update waiting_member m set open = false from gone g
    where m.person_id in (g.person_id, g.partner_id) and m.waiting_id = g.waiting_id`)
