/** Snoozes that have come to their end. */
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { putOff } from '../put-off'

export interface EndedSnooze {
  readonly person_id: PersonId
  readonly application_id: string
  readonly topic: string
  readonly template: string
}

/**
 * First contacts that were put off until a day in the last week and are not put off or closed by anything else now. A week:
 * a night that did not run is made up for, and a snooze that ended long ago is not dug out.
 */
export const endedSnoozes = (db: Db, day: LocalDate, limit: number): Promise<EndedSnooze[]> =>
  db.many<EndedSnooze>(sql`
    select a.person_id, a.application_id, a.topic, a.template from strategy_application a
    where a.does = 'snooze' and a.undone_at is null and a.template is not null
      and a.until between ${day}::date - 7 and ${day}::date
      and not ${putOff('a.person_id', sql`a.topic`, day)}
      and not exists (
        select 1 from message m
        where m.person_id = a.person_id and m.dedupe_key = 'service:' || a.topic || ':again:' || a.application_id)
    order by a.person_id, a.application_id limit ${limit}`)
