import { costOf } from './cost'
import { loadOf } from './load'
import { perChange, samplesOf } from './samples'
import type { PersonId } from '../../../types/schema'

test('a year costs what was used and what the entitled are expected to use, a couple being one benefit', () => {
  expect(
    costOf({ subject: 'couple', unitCost: 20000, used: 50, eligibleBefore: 300, eligibleAfter: 600 }),
  ).toEqual({
    uptake: 50 / 200,
    uptakeKnown: true,
    expectedBefore: 50 + 38,
    expectedAfter: 50 + 75,
    costBefore: 88 * 20000,
    costAfter: 125 * 20000,
  })
})

test('without any use so far everybody is expected, and without a price nothing is counted in money', () => {
  expect(
    costOf({ subject: 'person', unitCost: undefined, used: 0, eligibleBefore: 0, eligibleAfter: 7 }),
  ).toEqual({
    uptake: 1,
    uptakeKnown: false,
    expectedBefore: 0,
    expectedAfter: 7,
    costBefore: null,
    costAfter: null,
  })
})

const site = (name: string, region: string, capacity: number, booked = 0) => ({
  name,
  region,
  capacity,
  booked,
})

test('people go to their town, else to their district, else anywhere; by the places there; nobody is lost', () => {
  const sites = [
    site('town', '420506001', 10),
    site('other town', '420506002', 30, 30),
    site('elsewhere', '420581001', 60),
  ]
  const load = loadOf(sites, [
    { area: '420506001', visits: 4 },
    { area: '420506009', visits: 8 },
    { area: null, visits: 10 },
  ])
  const added = new Map(load.map(line => [line.institution, line.added]))
  expect(added).toEqual(
    new Map([
      ['other town', 6 + 3],
      ['town', 4 + 2 + 1],
      ['elsewhere', 6],
    ]),
  )
  expect(load[0]?.institution).toBe('other town')
  expect(loadOf([], [{ area: null, visits: 3 }])).toEqual([])
  expect(
    loadOf([site('a', '420506001', 0), site('b', '420506001', 0)], [{ area: null, visits: 3 }]).map(
      l => l.added,
    ),
  ).toEqual([2, 2])
})

test('samples come from different towns, some of each change', () => {
  const one = (area: string, id: string) => ({
    area,
    gained_id: id as PersonId,
    lost_id: null,
    to_review_id: area === 'b' ? (`9${id}` as PersonId) : null,
    from_review_id: null,
  })
  const samples = samplesOf([one('a', '1'), one('b', '2'), one('c', '3'), one('d', '4')])
  expect(samples.map(({ change, area }) => `${change} ${area}`)).toEqual([
    'gained a',
    'gained b',
    'gained c',
    'toReview b',
  ])
  expect(perChange).toBe(3)
})
