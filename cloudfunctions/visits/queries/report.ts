/** How the visits of a division go, by town. */
import type { LocalDate } from '../../../types/schema'
import type { HandedOut } from '../../../types/visits'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { RegionRange } from './visits'

export interface TownWomen {
  readonly town: string
  readonly name: string | null
  readonly class1: number
  readonly class2: number
  readonly class3: number
}

export const womenByTown = (db: Db, [from, to]: RegionRange): Promise<TownWomen[]> =>
  db.many<TownWomen>(sql`
    select (s.region / 1000)::text as town, max(r.name) as name,
           (count(*) filter (where s.class = 1))::int as class1, (count(*) filter (where s.class = 2))::int as class2,
           (count(*) filter (where s.class = 3))::int as class3
    from visit_subject s left join region r on r.code = s.region / 1000
    where s.class is not null and s.region between ${from}::bigint and ${to}::bigint
    group by 1 order by 1`)

export interface TownVisits {
  readonly town: string
  readonly name: string | null
  readonly due: number
  readonly done: number
  readonly onTime: number
  readonly refused: number
  readonly notHome: number
  readonly moved: number
  readonly missed: number
}

/**
 * Visits whose deadline lay in the period and is over, or that were settled before it. One that is open past its deadline
 * counts as missed until somebody goes: closing cases before the end of a month changes nothing.
 */
export const visitsByTown = (
  db: Db,
  period: { readonly from: LocalDate; readonly to: LocalDate; readonly today: LocalDate },
  [low, high]: RegionRange,
): Promise<TownVisits[]> =>
  db.many<TownVisits>(sql`
    select (p.region / 1000)::text as town, max(r.name) as name, count(*)::int as due,
           (count(*) filter (where p.state = 'done'))::int as done,
           (count(*) filter (where p.state = 'done' and p.settled_on <= p.due_on))::int as "onTime",
           (count(*) filter (where p.state = 'refused'))::int as refused,
           (count(*) filter (where p.state = 'not_home'))::int as "notHome",
           (count(*) filter (where p.state = 'moved'))::int as moved,
           (count(*) filter (where p.state in ('missed', 'open')))::int as missed
    from visit_plan p left join region r on r.code = p.region / 1000
    where p.due_on between ${period.from}::date and ${period.to}::date and p.state <> 'withdrawn'
      and (p.state <> 'open' or p.due_on < ${period.today}::date)
      and p.region between ${low}::bigint and ${high}::bigint
    group by 1 order by 1`)

/** Contraceptives handed out; of a corrected card only the last counts. */
export const handedOutIn = (
  db: Db,
  period: { readonly from: LocalDate; readonly to: LocalDate },
  [low, high]: RegionRange,
): Promise<{ readonly kind: HandedOut; readonly quantity: number }[]> =>
  db.many(sql`
    select e.kind, sum(e.quantity)::int as quantity
    from visit_card c cross join jsonb_to_recordset(c.contraceptives) as e(kind text, quantity int)
    where c.visited_on between ${period.from}::date and ${period.to}::date
      and c.region between ${low}::bigint and ${high}::bigint
      and not exists (select 1 from visit_card n where n.person_id = c.person_id and n.corrects = c.card_id)
    group by 1 order by 1`)
