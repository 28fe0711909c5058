/** Articles as they are read, and what was said of them. A city has a few dozen: no index but the key is needed. */
import type { ArticleKey, Audience, Verdict } from '../../../types/articles'
import type { LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'

/** The newest that was said of the version `v`. */
const lastReview = sql`
  left join lateral (
    select verdict, reviewer, reviewed_on, reason from article_review r
    where r.article_key = v.article_key and r.version = v.version order by r.review_id desc limit 1) r on true`
const shown = sql`v.current and r.verdict is distinct from 'withheld'`

export interface ListedArticle {
  readonly key: ArticleKey
  readonly title: string
  readonly summary: string
  readonly reviewed: boolean
  readonly rank: number
  readonly ordinal: number
}

/**
 * | what             | is found                                 | ranks                               |
 * | ---------------- | ---------------------------------------- | ----------------------------------- |
 * | search           | all that hold every term                 | in the title, the summary, the text |
 * | quiet            | what is for anyone, and not sensitive    | by ordinal                          |
 * | else             | what is not sensitive, of one audience   | her open stages, then by ordinal    |
 */
export interface Wanted {
  /** Patterns of `like`, each of which must be found. */
  readonly patterns: readonly string[]
  readonly quiet: boolean
  readonly audience: Audience | undefined
  readonly stagesNow: readonly string[]
}

export const noRank = 1000

export const listArticles = (
  db: Db,
  wanted: Wanted,
  after: readonly string[] | null,
): Promise<ListedArticle[]> => {
  const { rank, found } = wanted.patterns.length > 0 ? searched(wanted.patterns) : browsed(wanted)
  return db.many<ListedArticle>(sql`
    select * from (
      select v.article_key as key, v.title, v.summary, coalesce(r.verdict = 'passed', false) as reviewed, ${rank}::int as rank, v.ordinal
      from article_version v ${lastReview} where ${shown} and ${found}) a
    where ${
      after === null
        ? sql`true`
        : sql`(a.rank, a.ordinal, a.key) > (${after[0]}::int, ${after[1]}::int, ${after[2]}::text)`
    }
    order by a.rank, a.ordinal, a.key limit ${pageSize + 1}`)
}

const searched = (patterns: readonly string[]): { rank: Query; found: Query } => ({
  found: sql`v.words like all(${patterns}::text[])`,
  rank: sql`case when lower(v.title) like all(${patterns}::text[]) then 0
                 when lower(v.summary) like any(${patterns}::text[]) then 1 else 2 end`,
})

const browsed = ({ quiet, audience, stagesNow }: Wanted): { rank: Query; found: Query } => {
  if (quiet) return { rank: sql`${noRank}`, found: sql`not v.sensitive and v.audience = array['anyone']` }
  return {
    rank: sql`coalesce((
      select min(n.at) from unnest(${stagesNow}::text[]) with ordinality n(stage, at) where n.stage = any(v.stages)), ${noRank})`,
    found: sql`not v.sensitive and ${audience === undefined ? sql`true` : sql`${audience} = any(v.audience)`}`,
  }
}

export interface ReadArticle {
  readonly definition: unknown
  readonly verdict: Verdict | null
  readonly reviewer: string | null
  readonly reviewed_on: LocalDate | null
}

/** @param all what is withheld too: for who decides about it */
export const readArticle = (
  db: Db,
  of: { readonly key: ArticleKey } | { readonly stage: string },
  all: boolean,
): Promise<ReadArticle | undefined> =>
  db.maybe<ReadArticle>(sql`
    select v.definition, r.verdict, r.reviewer, r.reviewed_on
    from article_version v ${lastReview}
    where ${all ? sql`v.current` : shown}
      and ${'key' in of ? sql`v.article_key = ${of.key}` : sql`${of.stage} = any(v.stages)`}
    order by ${'key' in of ? sql`1` : sql`array_position(v.stages, ${of.stage}::text), v.ordinal`} limit 1`)
