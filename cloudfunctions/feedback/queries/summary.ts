/** Counts of answers for managers, by one dimension at a time. */
import type { Answer } from '../../../catalog/strategies'
import type { LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'

export interface Period {
  readonly from: LocalDate
  /** Exclusive. */
  readonly before: LocalDate
  readonly topic: string | null
  /** Inclusive range of 12-digit villages. */
  readonly range: readonly [string, string]
}

/** Over `a`, a standing answer. */
export const within = ({ from, before, topic, range }: Period): Query => sql`
  a.withdrawn_at is null and a.answered_on >= ${from}::date and a.answered_on < ${before}::date
  and a.region between ${range[0]}::bigint and ${range[1]}::bigint
  and ${topic === null ? sql`true` : sql`a.topic = ${topic}`}`

export interface AnswerCount {
  readonly key: string | null
  readonly answer: Answer
  readonly count: number
}

const dimensions = {
  topic: sql`a.topic`,
  town: sql`(a.region / 1000)::text`,
  month: sql`to_char(a.answered_on, 'YYYY-MM')`,
} as const

export const countAnswers = (db: Db, period: Period, by: keyof typeof dimensions): Promise<AnswerCount[]> =>
  db.many<AnswerCount>(sql`
    select ${dimensions[by]} as key, a.answer, count(*)::int as count from feedback_answer a
    where ${within(period)} group by 1, 2 order by 1, 2`)

export const townNames = (
  db: Db,
  codes: readonly string[],
): Promise<{ readonly code: string; readonly name: string }[]> =>
  db.many(sql`select code, name from region where code = any(${codes}::bigint[])`)

export interface RatingCount {
  readonly programme: string
  readonly people: number
  readonly mean: number
}

export const countRatings = (db: Db, { from, before, topic, range }: Period): Promise<RatingCount[]> =>
  db.many<RatingCount>(sql`
    select programme, count(*)::int as people, avg(stars)::float8 as mean from service_rating
    where rated_on >= ${from}::date and rated_on < ${before}::date
      and region between ${range[0]}::bigint and ${range[1]}::bigint
      and ${topic === null ? sql`true` : sql`programme = ${topic}`}
    group by programme order by programme`)
