/** Everybody's first pass over the city, and the gate: null when two of them answered differently. */
import { ageOn, addDays } from '../../cloudfunctions/eligibility/rules/calendar'
import type { LocalDate } from '../../types/schema'
import type { BenchCity } from './city'
import { gate, takeSample, type Sample } from './gate'
import { timed } from './measure'
import { closurePass, compileClosure } from './peers/closures'
import { perProgrammePass } from './peers/per-programme'
import type { Zen } from './peers/zen'
import { eligibleWhen } from './plain'
import { benchProgrammes as programmes } from './programmes'
import { conditionsOn, firstDay, ourPass, type JsonRules } from './rounds'

export const closureFor = (today: LocalDate): ReturnType<typeof compileClosure> =>
  compileClosure(
    programmes.map(p => [p.ordinal, eligibleWhen(p, today)] as const),
    (birth, lmp) => ageOn(birth as LocalDate, addDays(lmp as LocalDate, 280)),
  )

type Masks = Map<string, { eligible: number; review: number }>

async function masksIn(city: BenchCity, query: string): Promise<Masks> {
  const { rows } = await city.client.query<{ person_id: string; eligible: string; review: string }>(query)
  return new Map(
    rows.map(row => [row.person_id, { eligible: Number(row.eligible), review: Number(row.review) }]),
  )
}

const onlyEligible = (masks: Masks): Map<string, number> =>
  new Map([...masks].map(([id, { eligible }]) => [id, eligible]))

export async function fairly(
  city: BenchCity,
  people: number,
  gatePeople: number,
  engine: JsonRules,
  rust: Zen,
): Promise<readonly Sample[] | null> {
  const fill = await timed(() => ourPass(city, firstDay))
  const fillPeer = await timed(() => perProgrammePass(city.client, programmes, firstDay))
  await closurePass(city.client, closureFor(firstDay), firstDay)
  console.log(
    `first fill: ours ${Math.round(fill)} ms, one statement per programme ${Math.round(fillPeer)} ms`,
  )
  const every = Math.max(1, Math.floor(people / gatePeople))
  const sampled = `where person_id % ${every} = 0`
  const sample = await takeSample(
    city,
    every,
    conditionsOn(firstDay).map(([, condition]) => condition),
  )
  const result = await gate(city, programmes, firstDay, sample, {
    jsonRules: engine,
    zen: rust,
    stored: await masksIn(city, `select person_id, eligible, review from person_fact ${sampled}`),
    perProgramme: onlyEligible(
      await masksIn(
        city,
        `select person_id, bit_or(1::bigint << ordinal) as eligible, 0 as review from entitlement_row ${sampled} and closed_on is null group by 1`,
      ),
    ),
    closure: onlyEligible(
      await masksIn(city, `select person_id, eligible, 0 as review from closure_mask ${sampled}`),
    ),
  })
  console.log(
    `gate: ${result.people} people × ${programmes.length} programmes, six contestants, ${result.eligiblePairs} eligible, ${result.reviewPairs} to review, ${result.differences.length} differences`,
  )
  if (result.differences.length === 0) return sample
  console.log(result.differences.slice(0, 10).join('\n'))
  return null
}
