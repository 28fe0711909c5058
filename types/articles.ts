/** Health education: short articles tied to stages, each with its author, date, sources and the review of the city. */
import { actions, anyone, staff } from './action'
import { empty, localDate, pageInput, pageOutput, z } from './schema'

export const articleKey = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{2,40}$/))
  .brand<'ArticleKey'>()
export type ArticleKey = z.infer<typeof articleKey>

/** Whom it speaks to. `anyone`: nothing of a pregnancy or a child in it, also for who has lost one. */
export const audience = z.enum(['preparing', 'pregnant', 'postpartum', 'child', 'partner', 'anyone'])
export type Audience = z.infer<typeof audience>

const stageKey = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{2,30}$/))
const version = z.int().check(z.gte(1))
const words = (least: number, most: number) =>
  z.string().check(z.trim(), z.minLength(least, '请填写'), z.maxLength(most, `最多${most}个字`))

export const articleText = {
  title: words(4, 24),
  summary: words(8, 60),
  sections: z.array(z.object({ heading: words(2, 16), text: words(10, 400) })).check(z.minLength(2)),
  /** When to go to a hospital at once; null where nothing of the kind belongs. */
  urgent: z.nullable(words(10, 200)),
  author: words(2, 30),
  writtenOn: localDate,
  /** Standards and official documents by their names. */
  sources: z.array(words(6, 80)).check(z.minLength(1)),
}

const inList = z.object({
  key: articleKey,
  title: z.string(),
  summary: z.string(),
  /** Tied to a stage that is open for the caller today. */
  now: z.boolean(),
  reviewed: z.boolean(),
})
export type ArticleInList = z.infer<typeof inList>

const verdict = z.enum(['passed', 'withheld'])
export type Verdict = z.infer<typeof verdict>

const underReview = z.object({
  key: articleKey,
  version,
  title: z.string(),
  writtenOn: localDate,
  /** The newest that was said of this version; null while nobody has. */
  review: z.nullable(
    z.object({ verdict, reviewer: z.string(), reviewedOn: localDate, reason: z.nullable(z.string()) }),
  ),
})
export type ArticleUnderReview = z.infer<typeof underReview>

export const articleActions = actions({
  'articles.list': {
    summary:
      "Articles, those of the caller's open stages first; after a loss only what is about neither a pregnancy nor a child. A search looks through all. Public.",
    kind: 'read',
    access: anyone,
    input: z.object({
      search: z.optional(words(1, 30)),
      audience: z.optional(audience),
      ...pageInput,
    }),
    output: z.object({
      items: z.array(inList),
      /** Nothing about pregnancies and children stands there unless it is searched for. */
      quiet: z.boolean(),
      ...pageOutput,
    }),
    errors: [],
  },
  'articles.get': {
    summary: 'One article by its key, or the first of a stage, with its sources and its review. Public.',
    kind: 'read',
    access: anyone,
    input: z.union([z.strictObject({ key: articleKey }), z.strictObject({ stage: stageKey })]),
    output: z.object({
      key: articleKey,
      version,
      ...articleText,
      /** Null: the city has not reviewed this version yet. */
      review: z.nullable(z.object({ reviewer: z.string(), reviewedOn: localDate })),
    }),
    errors: ['NOT_FOUND'],
  },
  'articles.reviews': {
    summary: 'Every article with what was said of its present version; what nobody has reviewed first.',
    kind: 'read',
    access: staff('manager'),
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(underReview), ...pageOutput }),
    errors: [],
  },
  'articles.review': {
    summary: 'Record the review of one version: passed, or withheld from every reader with the reason.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({
      key: articleKey,
      version,
      verdict,
      /** Institution, name and title, as readers see it. */
      reviewer: words(4, 40),
      reviewedOn: localDate,
      reason: z.optional(words(4, 200)),
    }),
    output: empty,
    errors: ['NOT_FOUND', 'ARTICLE_CHANGED', 'DATE_IMPLAUSIBLE'],
  },
})
