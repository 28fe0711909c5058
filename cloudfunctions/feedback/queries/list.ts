/** The answers behind a number. */
import type { Answer } from '../../../catalog/strategies'
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'
import { within, type Period } from './summary'

export interface AnswerRow {
  readonly person_id: PersonId
  readonly answer_id: string
  readonly answer: Answer
  readonly topic: string | null
  readonly source: 'resident' | 'phone' | 'visit'
  readonly answered_on: LocalDate
  readonly village: string | null
  readonly strategies: readonly string[]
}

/** Newest first: ids grow with time. */
export const answersPage = (
  db: Db,
  list: {
    readonly period: Period
    readonly answer: Answer | null
    readonly strategy: string | null
    readonly after: string | null
  },
): Promise<AnswerRow[]> =>
  db.many<AnswerRow>(sql`
    select a.person_id, a.answer_id, a.answer, a.topic, a.source, a.answered_on, coalesce(v.name, w.name, d.name) as village,
           coalesce((select jsonb_agg(distinct s.strategy) from strategy_application s
                     where s.person_id = a.person_id and s.answer_id = a.answer_id and s.undone_at is null), '[]') as strategies
    from feedback_answer a
    left join region v on v.code = a.region
    left join region w on w.code = a.region / 1000
    left join region d on d.code = a.region / 1000000
    where ${within(list.period)}
      and ${list.answer === null ? sql`true` : sql`a.answer = ${list.answer}`}
      and ${
        list.strategy === null
          ? sql`true`
          : sql`exists (select 1 from strategy_application s where s.person_id = a.person_id and s.answer_id = a.answer_id
                        and s.undone_at is null and s.strategy = ${list.strategy})`
      }
      and ${list.after === null ? sql`true` : sql`a.answer_id < ${list.after}::bigint`}
    order by a.answer_id desc limit ${pageSize + 1}`)
