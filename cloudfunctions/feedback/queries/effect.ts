/** What became of people after a strategy, and of people who were told of the same and not treated so. */
import type { LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import type { TopicRow } from '../rules/topic'
import { within, type Period } from './summary'

export interface Outcome {
  readonly topic: string
  readonly days: number
  /** With so many days behind them. */
  readonly people: number
  readonly claimed: number
  readonly redeemed: number
}
export interface Applied extends Outcome {
  readonly strategy: string
}

const horizons = sql`(values (30), (90)) as h(days)`

/** Vouchers of the topic's programme, hers, the couple's or her child's, within so many days of `started`. */
const became = (at: 'claimed_at' | 'redeemed_at'): Query => {
  const moment = at === 'claimed_at' ? sql`v.claimed_at` : sql`v.redeemed_at`
  return sql`
    count(*) filter (where exists (
      select 1 from voucher v
      where (v.person_id = c.person_id or v.partner_id = c.person_id
             or v.person_id in (select n.person_id from newborn n where n.mother_id = c.person_id)) and v.programme = c.programme
        and (${moment} at time zone 'Asia/Shanghai')::date between c.started and c.started + h.days))::int`
}
const topicRows = (topics: readonly TopicRow[]): Query =>
  sql`jsonb_to_recordset(${JSON.stringify(topics)}::jsonb) as t(stage text, topic text, programme text)`

/** How often each strategy was applied, one answer counting once. */
export const countApplied = (
  db: Db,
  period: Period,
): Promise<{ readonly strategy: string; readonly people: number }[]> =>
  db.many(sql`
    select s.strategy, count(distinct s.person_id)::int as people
    from strategy_application s join feedback_answer a on a.person_id = s.person_id and a.answer_id = s.answer_id
    where s.undone_at is null and ${within(period)} group by 1 order by 1`)

export const outcomesOfStrategies = (
  db: Db,
  period: Period,
  topics: readonly TopicRow[],
  today: LocalDate,
): Promise<Applied[]> =>
  db.many<Applied>(sql`
    with c as (
      select distinct on (s.strategy, s.person_id, s.topic) s.strategy, s.person_id, s.topic, t.programme, s.applied_on as started
      from strategy_application s
      join feedback_answer a on a.person_id = s.person_id and a.answer_id = s.answer_id
      join (select distinct topic, programme from ${topicRows(topics)}) t on t.topic = s.topic and t.programme is not null
      where s.undone_at is null and ${within(period)}
      order by s.strategy, s.person_id, s.topic, s.applied_on
    )
    select c.strategy, c.topic, h.days, count(*)::int as people, ${became('claimed_at')} as claimed,
           ${became('redeemed_at')} as redeemed
    from c cross join ${horizons}
    where c.started + h.days <= ${today}::date
    group by 1, 2, 3 order by 1, 2, 3`)

/**
 * Against no strategy: people to whom a message about the same went out in the period and for whom nothing was changed. The
 * message's first stage is what it was about.
 */
export const outcomesWithout = (
  db: Db,
  period: Period,
  topics: readonly TopicRow[],
  today: LocalDate,
): Promise<Outcome[]> =>
  db.many<Outcome>(sql`
    with c as (
      select distinct on (m.person_id, t.topic) m.person_id, t.topic, t.programme,
             (m.sent_at at time zone 'Asia/Shanghai')::date as started
      from message m
      join ${topicRows(topics)}
        on t.stage = split_part(split_part(coalesce(m.params ->> 'stages', substr(m.template, 7)), ',', 1), ':', 1)
      join person p on p.person_id = m.person_id
      where m.kind in ('service', 'reminder') and m.state in ('sent', 'outcome_unknown') and t.programme is not null
        and (m.sent_at at time zone 'Asia/Shanghai')::date >= ${period.from}::date
        and (m.sent_at at time zone 'Asia/Shanghai')::date < ${period.before}::date
        and rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0')::bigint
            between ${period.range[0]}::bigint and ${period.range[1]}::bigint
        and ${period.topic === null ? sql`true` : sql`t.topic = ${period.topic}`}
        and not exists (
          select 1 from strategy_application s where s.person_id = m.person_id and s.topic = t.topic and s.undone_at is null)
      order by m.person_id, t.topic, m.sent_at
    )
    select c.topic, h.days, count(*)::int as people, ${became('claimed_at')} as claimed, ${became('redeemed_at')} as redeemed
    from c cross join ${horizons}
    where c.started + h.days <= ${today}::date
    group by 1, 2 order by 1, 2`)
