// Articles: what stands first, what a loss takes off the list, what the city reviewed.
import { readArticles, type Article } from '../../catalog/articles'
import type { Output } from '../../types/contract'
import type { LocalDate, PersonId } from '../../types/schema'
import { addChild } from '../../test/children'
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { sql } from '../database/sql'
import { pregnancyRoutes } from '../pregnancy/routes'
import { publishArticles } from './publish'
import { libraryRoutes } from './routes'

const articles = readArticles()
const known = (key: string): Article => {
  const found = articles.find(one => one.key === key)
  if (found === undefined) throw new Error(`no article ${key}`)
  return found
}
const day = '2026-11-23' as LocalDate

let world: World
let manager: string
beforeAll(async () => {
  world = await createWorld({ ...libraryRoutes, ...pregnancyRoutes })
  await publishArticles(world.services.db, articles)
  manager = await world.staff('manager')
})
afterAll(() => world.close())

type Page = Output<'articles.list'>
const list = (input: object, who: string | null): Promise<Page> => world.ok('articles.list', input, who)
const keys = ({ items }: Page): string[] => items.map(({ key }) => key)
const woman = async (): Promise<string> => world.accountOf((await addPerson(world)).id)

test('anybody reads all but the sensitive ones, page by page, each once', async () => {
  const first = await list({}, null)
  const second = await list({ cursor: first.next ?? '' }, null)
  expect([first.items.length, second.next, first.quiet]).toEqual([20, null, false])
  expect([...keys(first), ...keys(second)]).toEqual(
    articles.filter(({ sensitive }) => !sensitive).map(({ key }) => key),
  )
  expect(keys(await list({ audience: 'partner' }, null))).toContain('partner-late')
  expect(await world.refused('articles.list', { cursor: 'x' }, null)).toBe('INVALID_INPUT')
})

test('a search finds what holds every word, in the title first, also what is in no list; its signs are letters', async () => {
  expect(keys(await list({ search: '胎动' }, null))[0]).toBe('fetal-movement')
  expect(keys(await list({ search: '失去之后' }, null))).toEqual(['after-a-loss'])
  expect(keys(await list({ search: '听力 复查' }, null))).toContain('hearing-again')
  expect(keys(await list({ search: 'dna' }, null))[0]).toBe('second-screening')
  expect(keys(await list({ search: '%' }, null))).toEqual([])
  expect(await world.refused('articles.list', { search: ' ' }, null)).toBe('INVALID_INPUT')
})

test('an article has its author, date and sources, and says that nobody has reviewed it', async () => {
  const read = await world.ok('articles.get', { key: known('ogtt').key }, null)
  expect(read).toMatchObject({ title: '糖耐量检查怎么准备', author: '孕育通编写组', review: null })
  expect(read.sources.length).toBeGreaterThan(0)
  // By its stage: the one that is written for it.
  expect(await world.ok('articles.get', { stage: 'PP_42D' }, null)).toMatchObject({ key: 'forty-two-days' })
  expect(await world.refused('articles.get', { stage: 'STAFF_NO_OUTCOME' }, null)).toBe('NOT_FOUND')
})

test('her open stages stand first; after a loss nothing of it is there but what she searches for', async () => {
  const account = await woman()
  await world.ok('pregnancy.register', { lmp: '2026-08-24' as LocalDate }, account)
  const open = await list({}, account)
  expect(open.items[0]).toMatchObject({ now: true })
  // 13 weeks: blood and ultrasound of the first trimester close before anything else does.
  expect(keys(open)[0]).toBe('nt-and-serum')
  expect(open.items.filter(({ now }) => now).map(({ key }) => key)).not.toContain('fetal-movement')
  const all = await list({ search: '孕' }, account)
  expect(all.items.some(({ now }) => now)).toBe(false)

  await world.ok('pregnancy.recordLoss', { kind: 'miscarriage', occurredOn: day }, account)
  const quiet = await list({}, account)
  expect(quiet).toMatchObject({ quiet: true, next: null })
  expect(keys(quiet)).toEqual(['hard-times', 'cancer-screening'])
  expect(keys(await list({ audience: 'pregnant' }, account))).toEqual(keys(quiet))
  expect(keys(await list({ search: '失去' }, account))).toContain('after-a-loss')
  expect(keys(await list({ search: '孕' }, account))).toEqual(keys(all))
})

test('a father finds what is due for his child, and nothing of what is hers', async () => {
  const { wife, husband } = await addCouple(world)
  await addChild(world, wife.id, '2026-10-20 08:00')
  const now = async (id: PersonId): Promise<string[]> =>
    (await list({}, await world.accountOf(id))).items.filter(one => one.now).map(({ key }) => key)
  const his = await now(husband.id)
  expect(his).toEqual(['breastfeeding', 'vaccines-first-year', 'checkups-first-year', 'childcare-subsidy'])
  expect(await now(wife.id)).toEqual([...his.slice(0, 3), 'mood-after-birth', 'childcare-subsidy'])
})

test('a certified family, and a family whose only small child died, find nothing of children either', async () => {
  const { db } = world.services
  const certified = await addPerson(world)
  await db.run(
    sql`insert into hardship (person_id, category, certified_on, source) values (${certified.id}, 'special_family', '2026-01-01', 'officer')`,
  )
  expect(await list({}, await world.accountOf(certified.id))).toMatchObject({ quiet: true })

  const mother = await addPerson(world)
  const account = await world.accountOf(mother.id)
  const child = await addChild(world, mother.id, '2026-09-20 08:00')
  const open = await list({}, account)
  expect([open.quiet, keys(open)[0]]).toEqual([false, 'vaccines-first-year'])
  await db.run(sql`update person set died_on = '2026-11-01' where person_id = ${child.id}`)
  expect(await list({}, account)).toMatchObject({ quiet: true, next: null })
  // The other twin lives.
  await addChild(world, mother.id, '2026-09-20 08:10')
  expect((await list({}, account)).quiet).toBe(false)
})

const passed = {
  key: known('booklet').key,
  version: 1,
  verdict: 'passed' as const,
  reviewer: '夷陵区妇幼保健院 保健部',
  reviewedOn: day,
}

test('the city reviews a version: who and when stand with it; what is withheld nobody reads', async () => {
  const get = () => world.ok('articles.get', { key: passed.key }, null)
  const before = await world.ok('articles.reviews', {}, manager)
  expect(before.items.every(({ review }) => review === null)).toBe(true)
  await world.ok('articles.review', passed, manager, 'review-booklet')
  await world.ok('articles.review', passed, manager, 'review-booklet')
  expect((await get()).review).toEqual({ reviewer: passed.reviewer, reviewedOn: day })
  expect((await list({ search: '建册' }, null)).items[0]).toMatchObject({ key: 'booklet', reviewed: true })
  expect(await world.services.db.many(sql`select 1 from article_review`)).toHaveLength(1)

  const withheld = { ...passed, verdict: 'withheld' as const }
  expect(await world.call('articles.review', withheld, manager)).toMatchObject({
    error: { code: 'INVALID_INPUT', fields: [{ path: 'reason' }] },
  })
  await world.ok('articles.review', { ...withheld, reason: '本地建册地点有变化' }, manager)
  expect(await world.refused('articles.get', { key: passed.key }, null)).toBe('NOT_FOUND')
  expect(keys(await list({ search: '建册' }, null))).not.toContain('booklet')
  // Who decides about it reads it still, and finds it behind what waits.
  expect((await world.ok('articles.get', { key: passed.key }, manager)).review).toBeNull()
  const first = await world.ok('articles.reviews', {}, manager)
  const last = await world.ok('articles.reviews', { cursor: first.next ?? '' }, manager)
  expect(last.items.at(-1)).toMatchObject({
    key: 'booklet',
    review: { verdict: 'withheld', reason: '本地建册地点有变化' },
  })
})

test('a review is of a version that is in force, on a day that can be, by who answers for the city', async () => {
  const refused = (change: object, who = manager) =>
    world.call('articles.review', { ...passed, ...change }, who)
  for (const reviewedOn of ['2026-11-24', '2026-01-01'])
    expect(await refused({ reviewedOn })).toMatchObject({
      error: { code: 'DATE_IMPLAUSIBLE', fields: [{ path: 'reviewedOn' }] },
    })
  expect(await refused({ version: 2 })).toMatchObject({ error: { code: 'ARTICLE_CHANGED' } })
  expect(await refused({ key: 'not-there' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  const town = await world.staff('manager', { region: '420506001' })
  expect(await refused({}, town)).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

test('a new version begins without a review; an edited one is refused; what left the catalogue is gone', async () => {
  const { db } = world.services
  const changed = (key: string, change: Partial<Article>) =>
    articles.map(one => (one.key === key ? { ...one, ...change } : one))
  await expect(publishArticles(db, changed('ogtt', { title: '改过的题目' }))).rejects.toThrow(
    'ogtt version 1',
  )
  const ogtt = { ...passed, key: known('ogtt').key }
  await world.ok('articles.review', ogtt, manager)
  await publishArticles(db, changed('ogtt', { version: 2, title: '改过的题目' }))
  expect(await world.ok('articles.get', { key: ogtt.key }, null)).toMatchObject({
    version: 2,
    title: '改过的题目',
    review: null,
  })
  await publishArticles(
    db,
    articles.filter(({ key }) => key !== 'ogtt'),
  )
  expect(await world.refused('articles.get', { key: ogtt.key }, null)).toBe('NOT_FOUND')
  await publishArticles(db, articles)
  expect(await world.ok('articles.get', { key: ogtt.key }, null)).toMatchObject({
    version: 1,
    review: { reviewer: passed.reviewer },
  })
})
