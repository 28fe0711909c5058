/** Writes the catalogue's articles into the database. Safe to repeat: only new versions are written, reviews stay. */
import type { Article } from '../../catalog/articles'
import type { Db } from '../database/db'
import { sql } from '../database/sql'

const wordsOf = ({ title, summary, sections, urgent }: Article): string =>
  [title, summary, ...sections.flatMap(({ heading, text }) => [heading, text]), urgent ?? '']
    .join('\n')
    .toLowerCase()

/** @throws when a published version differs from the catalogue: its review was of another text */
export async function publishArticles(db: Db, articles: readonly Article[]): Promise<void> {
  const rows = JSON.stringify(
    articles.map(one => ({
      article_key: one.key,
      version: one.version,
      ordinal: one.ordinal,
      title: one.title,
      summary: one.summary,
      stages: one.stages,
      audience: one.audience,
      sensitive: one.sensitive,
      words: wordsOf(one),
      definition: one,
    })),
  )
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as a(article_key text, version smallint, ordinal smallint, title text,
    summary text, stages jsonb, audience jsonb, sensitive boolean, words text, definition jsonb)`
  await db.tx(async tx => {
    const edited = await tx.maybe<{ article_key: string; version: number }>(sql`
      select v.article_key, v.version from article_version v
      join ${given} on a.article_key = v.article_key and a.version = v.version
      where a.definition <> v.definition limit 1`)
    if (edited)
      throw new Error(
        `${edited.article_key} version ${edited.version} is published: make a new version instead of editing it`,
      )
    await tx.run(sql`
      update article_version v set current = false
      where v.current and not exists (
        select 1 from ${given} where a.article_key = v.article_key and a.version = v.version)`)
    await tx.run(sql`
      insert into article_version (article_key, version, current, ordinal, title, summary, stages, audience, sensitive, words, definition)
      select a.article_key, a.version, true, a.ordinal, a.title, a.summary, array(select jsonb_array_elements_text(a.stages)),
             array(select jsonb_array_elements_text(a.audience)), a.sensitive, a.words, a.definition
      from ${given}
      on conflict (article_key, version) do update set current = true where not article_version.current`)
  })
}
