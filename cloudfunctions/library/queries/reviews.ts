/** What the city says of its articles, by version. */
import type { ArticleKey, Verdict } from '../../../types/articles'
import type { Instant, LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'

export interface ReviewedArticle {
  readonly key: ArticleKey
  readonly version: number
  readonly title: string
  readonly written_on: LocalDate
  readonly verdict: Verdict | null
  readonly reviewer: string | null
  readonly reviewed_on: LocalDate | null
  readonly reason: string | null
  /** 0 while nobody has reviewed it. */
  readonly rank: number
  readonly ordinal: number
}

export const reviewedArticles = (db: Db, after: readonly string[] | null): Promise<ReviewedArticle[]> =>
  db.many<ReviewedArticle>(sql`
    select * from (
      select v.article_key as key, v.version, v.title, (v.definition ->> 'writtenOn')::date as written_on,
             r.verdict, r.reviewer, r.reviewed_on, r.reason, (r.verdict is not null)::int as rank, v.ordinal
      from article_version v
      left join lateral (
        select * from article_review r where r.article_key = v.article_key and r.version = v.version
        order by r.review_id desc limit 1) r on true
      where v.current) a
    where ${
      after === null
        ? sql`true`
        : sql`(a.rank, a.ordinal, a.key) > (${after[0]}::int, ${after[1]}::int, ${after[2]}::text)`
    }
    order by a.rank, a.ordinal, a.key limit ${pageSize + 1}`)

/** The version in force, held until the transaction ends: a publication waits. */
export const holdVersion = (
  db: Db,
  key: ArticleKey,
): Promise<{ version: number; written_on: LocalDate } | undefined> =>
  db.maybe(sql`
    select version, (definition ->> 'writtenOn')::date as written_on from article_version
    where article_key = ${key} and current for share`)

export const insertReview = (
  db: Db,
  review: {
    readonly key: ArticleKey
    readonly version: number
    readonly id: string
    readonly verdict: Verdict
    readonly reviewer: string
    readonly reviewedOn: LocalDate
    readonly reason: string | null
    readonly by: string
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into article_review (article_key, version, review_id, verdict, reviewer, reviewed_on, reason, account_key, at)
    values (${review.key}, ${review.version}, ${review.id}, ${review.verdict}, ${review.reviewer}, ${review.reviewedOn},
            ${review.reason}, ${review.by}, ${review.at})`)
