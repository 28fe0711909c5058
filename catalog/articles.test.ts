import { article, readArticles } from './articles'
import { forbiddenWords } from './messages'
import { stages } from './stages'

const articles = readArticles()

test('each stage that somebody is told has an article, so that its step leads to one', () => {
  const covered = new Set(articles.flatMap(({ stages: of }) => of))
  const told = stages.filter(({ urgency }) => urgency !== 'staff').map(({ key }) => key)
  expect(told.filter(key => !covered.has(key))).toEqual([])
  expect(articles.length).toBeGreaterThanOrEqual(24)
})

test('no article holds a forbidden word or a sentence that nobody translated', () => {
  for (const one of articles) {
    const text = JSON.stringify([one.title, one.summary, one.sections, one.urgent, one.sources])
    expect({ key: one.key, found: forbiddenWords.filter(word => text.includes(word)) }).toEqual({
      key: one.key,
      found: [],
    })
    expect(text.replaceAll('"heading"', '').replaceAll('"text"', '')).not.toMatch(
      /[A-Za-z]{2,}\s+[A-Za-z]{2,}/,
    )
  }
})

test('what is shown after a loss says nothing of pregnancies and children', () => {
  const always = articles.filter(({ audience, sensitive }) => audience.join() === 'anyone' && !sensitive)
  expect(always.length).toBeGreaterThan(0)
  for (const { key, title, summary, sections, urgent } of always)
    expect([key, JSON.stringify([title, summary, sections, urgent])]).toEqual([
      key,
      expect.not.stringMatching(/孕|胎|分娩|产后|宝宝|孩子|婴/),
    ])
})

test('keys and places are each used once', () => {
  for (const of of ['key', 'ordinal'] as const)
    expect(new Set(articles.map(one => one[of])).size).toBe(articles.length)
})

test('what is too short, without a source, or of an unknown stage is refused', () => {
  const [first] = articles
  const refused = (change: object): string | undefined =>
    article.safeParse({ ...first, ...change }).error?.issues[0]?.path.join('.')
  expect(refused({})).toBeUndefined()
  expect(refused({ sources: [] })).toBe('sources')
  expect(refused({ stages: ['PG_UNKNOWN'] })).toBe('stages.0')
  expect(refused({ writtenOn: '2026-02-30' })).toBe('writtenOn')
  expect(refused({ sections: first?.sections.slice(0, 2), urgent: null })).toBe('')
})
