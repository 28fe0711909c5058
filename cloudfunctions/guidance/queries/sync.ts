/** Makes the lines of the service lists what the masks say, in one statement that writes only what is not so already. */
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

/** A programme whose benefit should be given within so many days. */
export interface Guided {
  readonly code: string
  readonly ordinal: number
  readonly days: number
}

export interface SyncCount {
  readonly opened: number
  readonly closed: number
}

/**
 * Ends lines of whom the bit is gone (or the person, or the programme), moves lines with their people, opens the missing
 * ones. `done` when the benefit was used or is held; a line that people settled keeps their word. An entitlement that comes
 * back on the day on which its line opened and ended takes the line up again.
 */
export const syncLines = (
  db: Db,
  guided: readonly Guided[],
  today: LocalDate,
  scope: readonly PersonId[] | 'all',
): Promise<SyncCount> => {
  const near = (column: 'g' | 'f') => {
    if (scope === 'all') return sql`true`
    return column === 'g'
      ? sql`g.person_id = any(${scope}::bigint[])`
      : sql`f.person_id = any(${scope}::bigint[])`
  }
  return db.one<SyncCount>(sql`
    with guided as materialized (
      select p.code, 1::bigint << p.ordinal as bit, p.days
      from unnest(${guided.map(p => p.code)}::text[], ${guided.map(p => p.ordinal)}::int[], ${guided.map(p => p.days)}::int[])
        as p(code, ordinal, days)
    ), standing as (
      select g.person_id, g.programme, g.opened_on, coalesce(f.village, 0) as region,
             coalesce(f.eligible & p.bit <> 0, false) as entitled, coalesce((f.used | f.holds) & p.bit <> 0, false) as given
      from guidance g
      left join guided p on p.code = g.programme
      left join person_fact f on f.person_id = g.person_id
      where g.ended_on is null and ${near('g')}
    ), settled as (
      update guidance g
      set ended_on = case when s.entitled then null else ${today}::date end,
          region = case when s.entitled then s.region else g.region end,
          state = case when s.entitled then g.state when s.given then 'done'
                       when g.state in ('declined', 'unreachable', 'moved') then g.state else 'closed' end
      from standing s
      where g.person_id = s.person_id and g.programme = s.programme and g.opened_on = s.opened_on
        and (not s.entitled or g.region <> s.region)
      returning s.entitled
    ), opened as (
      insert into guidance (person_id, programme, opened_on, due_on, region, state)
      select f.person_id, p.code, ${today}::date, ${today}::date + p.days, coalesce(f.village, 0), 'open'
      from person_fact f join guided p on f.eligible & p.bit <> 0
      where ${near('f')}
        and not exists (select 1 from guidance g where g.person_id = f.person_id and g.programme = p.code and g.ended_on is null)
      order by f.person_id, p.code
      on conflict (person_id, programme, opened_on) do update
      set ended_on = null, region = excluded.region, state = case when guidance.state in ('done', 'closed') then 'open' else guidance.state end
      where guidance.ended_on is not null
      returning 1
    )
    select (select count(*)::int from opened) as opened, (select (count(*) filter (where not entitled))::int from settled) as closed`)
}
