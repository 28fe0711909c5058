/** The service guidance list (服务引导名单): who is entitled and has not used it. */
import type { Received } from '../../../types/reminders'
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'
import type { PersonFactRow } from '../rules/facts'

export interface ServiceListRow extends PersonFactRow {
  readonly person_id: PersonId
  readonly phone_sealed: Buffer | null
  readonly village_name: string | null
  /** The day on which the entitlement last opened. */
  readonly since: LocalDate
  readonly message: Received['state'] | null
}

export interface ServiceListKey {
  readonly since: LocalDate
  readonly personId: string
}

const entitled = (bit: bigint, scope: Query): Query => sql`
  f.eligible & ${String(bit)}::bigint <> 0 and f.used & ${String(bit)}::bigint = 0 and ${scope}`

export const countEntitled = async (db: Db, bit: bigint, scope: Query): Promise<number> =>
  (
    await db.one<{ total: number }>(sql`
      select count(*)::int as total from person_fact f
      where ${entitled(bit, scope)}`)
  ).total

/**
 * Newest first. The message is the last first-contact message of this programme, by the prefix of its key. The days are
 * gathered once and narrow, 0.5 s for 240,000 entitled: a subquery for each person took 2.3 s on the second page.
 */
export const entitledPage = (
  db: Db,
  list: { bit: bigint; scope: Query; messagePrefix: string; after: ServiceListKey | null; today: LocalDate },
): Promise<ServiceListRow[]> => {
  const after =
    list.after === null
      ? sql`true`
      : sql`(l.since, l.person_id) < (${list.after.since}::date, ${list.after.personId}::bigint)`
  return db.many(sql`
    with opened as (
      select person_id, max(occurred_on) as since from entitlement_event
      where eligible_opened & ${String(list.bit)}::bigint <> 0
      group by person_id
    ), list as materialized (
      select f.person_id, coalesce(o.since, ${list.today}::date) as since
      from person_fact f
      left join opened o on o.person_id = f.person_id
      where ${entitled(list.bit, list.scope)}
    ), page as (
      select * from list l where ${after} order by l.since desc, l.person_id desc limit ${pageSize + 1}
    )
    select f.*, page.since, p.phone_sealed, coalesce(village.name, town.name, district.name) as village_name,
           (select m.state from message m where m.person_id = page.person_id and starts_with(m.dedupe_key, ${list.messagePrefix})
            order by m.message_id desc limit 1) as message
    from page
    join person_fact f on f.person_id = page.person_id
    join person p on p.person_id = page.person_id
    left join region village on village.code = f.village
    left join region town on town.code = f.village / 1000
    left join region district on district.code = f.village / 1000000
    order by page.since desc, page.person_id desc`)
}
