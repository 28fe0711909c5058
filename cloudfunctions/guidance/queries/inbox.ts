/** What was handed over to an institution. */
import type { InstitutionId, Instant, LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { LineKey } from '../reference'

export interface HandedRow extends LineKey {
  readonly due_on: LocalDate
  readonly name_sealed: Buffer
  readonly phone_sealed: Buffer | null
  readonly handed_at: Instant
  readonly from: string | null
}

/** By due date. @param after due date, person, programme, day of opening */
export const handedPage = (
  db: Db,
  institutionId: InstitutionId,
  state: 'handed_over' | 'accepted',
  after: readonly string[] | null,
): Promise<HandedRow[]> =>
  db.many<HandedRow>(sql`
    select g.person_id, g.programme, g.opened_on, g.due_on, p.name_sealed, p.phone_sealed, e.at as handed_at, s.display_name as from
    from guidance g
    join person p on p.person_id = g.person_id
    join lateral (
      select e.at, e.account_key from guidance_event e
      where e.person_id = g.person_id and e.programme = g.programme and e.opened_on = g.opened_on and e.kind = 'hand_over'
      order by e.event_id desc limit 1) e on true
    left join staff s on s.account_key = e.account_key
    where g.institution_id = ${institutionId} and g.ended_on is null and g.state = ${state}
      and not exists (select 1 from message_hold h where h.person_id = g.person_id and h.reason = 'loss' and h.ends_at is null)
      and ${after === null ? sql`true` : sql`(g.due_on, g.person_id, g.programme, g.opened_on) > (${after[0]}::date, ${after[1]}::bigint, ${after[2]}::text, ${after[3]}::date)`}
    order by g.due_on, g.person_id, g.programme, g.opened_on limit ${pageSize + 1}`)
