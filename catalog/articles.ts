/**
 * The education library: one article a file in articles/. They are published into the database (`npm run migrate`, `npm start`)
 * and are in no bundle: all of them are fifty kilobytes that a cold start would read.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { articleKey, articleText, audience } from '../types/articles'
import { z } from '../types/schema'
import { stages } from './stages'

const known = new Set(stages.map(({ key }) => key))
const lengthOf = ({ sections, urgent }: Pick<Written, 'sections' | 'urgent'>): number =>
  [...sections.map(({ text }) => text).join(''), ...(urgent ?? '')].length

const written = z.strictObject({
  key: articleKey,
  /** Counts published changes: a version that was published is never edited. */
  version: z.int().check(z.gte(1)),
  /** Its place in the list. */
  ordinal: z.int().check(z.gte(1), z.lte(999)),
  /** The first is the one whose step in the timeline leads here. */
  stages: z.array(z.string().check(z.refine(key => known.has(key), { error: '没有这个阶段' }))),
  audience: z.array(audience).check(z.minLength(1)),
  sensitive: z.boolean(),
  ...articleText,
})
type Written = z.infer<typeof written>

/** Short: read in two minutes while waiting. */
export const article = written.check(
  z.refine(one => lengthOf(one) >= 300 && lengthOf(one) <= 700, { error: '正文应在300至700字' }),
)
export type Article = z.infer<typeof article>

/** @throws with the file's name when one does not hold what the schema says */
function readArticle(file: string): Article {
  const result = article.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (result.success) return result.data
  const [first] = result.error.issues
  throw new RangeError(`${path.basename(file)}: ${first?.path.map(String).join('.')} ${first?.message}`)
}

const folder = path.join(__dirname, 'articles')
export const readArticles = (): readonly Article[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => readArticle(path.join(folder, name)))
    .sort((a, b) => a.ordinal - b.ordinal)
