/** The fairness gate: nobody is timed before all give the same answers to the same people. */
import { rawSql } from '../../cloudfunctions/database/sql'
import { evaluate } from '../../cloudfunctions/eligibility/rules/evaluate'
import { factsOf, type PersonFactRow, type PersonFacts } from '../../cloudfunctions/eligibility/rules/facts'
import { ruleOf, type Programme } from '../../cloudfunctions/eligibility/rules/programme'
import { compileSql, maskQuery } from '../../cloudfunctions/eligibility/rules/sql'
import type { LocalDate } from '../../types/schema'
import type { BenchCity } from './city'
import { flatten, type Condition, type Flat } from './plain'
import type { Zen } from './peers/zen'

export interface Sample {
  readonly personId: string
  readonly facts: PersonFacts
  readonly flat: Flat
}

/** Everyone whose number is a multiple: spread over the whole city. */
export async function takeSample(
  city: BenchCity,
  every: number,
  conditions: readonly Condition[],
): Promise<Sample[]> {
  const rows = await city.db.many<PersonFactRow & { person_id: string }>(
    rawSql(`select * from person_fact where person_id % ${every} = 0 order by person_id`),
  )
  return rows.map(row => {
    const facts = factsOf(row)
    return { personId: row.person_id, facts, flat: flatten(facts, conditions) }
  })
}

interface Answer {
  readonly eligible: number
  readonly review: number
}

function typescript(programmes: readonly Programme[], sample: readonly Sample[], today: LocalDate): Answer[] {
  const rules = programmes.map(programme => ({ bit: 1 << programme.ordinal, rule: ruleOf(programme) }))
  return sample.map(({ facts }) => {
    let [eligible, review] = [0, 0]
    for (const { bit, rule } of rules) {
      const state = evaluate(rule, facts, today)
      if (state === 'met') eligible |= bit
      else if (state === 'unknown') review |= bit
    }
    return { eligible, review }
  })
}

export interface Gate {
  readonly people: number
  /** Person-programme pairs that somebody decided otherwise; empty, or the bench fails. */
  readonly differences: readonly string[]
  readonly eligiblePairs: number
  readonly reviewPairs: number
}

export interface Contestants {
  readonly jsonRules: (person: Flat) => Promise<number>
  readonly zen: Zen
  /** After their first pass over the city. */
  readonly perProgramme: ReadonlyMap<string, number>
  readonly closure: ReadonlyMap<string, number>
  readonly stored: ReadonlyMap<string, Answer>
}

const ones = (bits: number): number => bits.toString(2).replaceAll('0', '').length

export async function gate(
  city: BenchCity,
  programmes: readonly Programme[],
  today: LocalDate,
  sample: readonly Sample[],
  contestants: Contestants,
): Promise<Gate> {
  const ours = new Map<string, Answer>()
  const rows = await city.db.many<{ person_id: string; eligible: string; review: string }>(
    rawSql(maskQuery(compileSql(programmes, today))),
  )
  for (const row of rows)
    ours.set(row.person_id, { eligible: Number(row.eligible), review: Number(row.review) })
  const ts = typescript(programmes, sample, today)
  const differences: string[] = []
  let [eligiblePairs, reviewPairs] = [0, 0]
  for (const [i, { personId, flat }] of sample.entries()) {
    const answer = ours.get(personId) ?? { eligible: -1, review: -1 }
    eligiblePairs += ones(answer.eligible)
    reviewPairs += ones(answer.review)
    const check = (who: string, eligible: number, review = answer.review): void => {
      if (eligible !== answer.eligible || review !== answer.review) {
        differences.push(
          `${who}, person ${personId}: ${eligible}/${review}, ours ${answer.eligible}/${answer.review}`,
        )
      }
    }
    check('TypeScript', ts[i]?.eligible ?? -1, ts[i]?.review ?? -1)
    check(
      'stored masks',
      contestants.stored.get(personId)?.eligible ?? 0,
      contestants.stored.get(personId)?.review ?? 0,
    )
    check('json-rules-engine', await contestants.jsonRules(flat))
    check('per-programme SQL', contestants.perProgramme.get(personId) ?? 0)
    check('JavaScript closures', contestants.closure.get(personId) ?? 0)
  }
  for (let at = 0; at < sample.length; at += 100) {
    const part = sample.slice(at, at + 100)
    const answers = await contestants.zen.batch(part.map(person => person.flat))
    part.forEach(({ personId }, i) => {
      if (answers[i] !== ours.get(personId)?.eligible) differences.push(`zen-engine, person ${personId}`)
    })
  }
  return { people: sample.length, differences, eligiblePairs, reviewPairs }
}

/** People, one in `every`, whose stored masks TypeScript decides otherwise. */
export async function decidedByTypescript(
  city: BenchCity,
  programmes: readonly Programme[],
  today: LocalDate,
  every: number,
): Promise<number> {
  const rows = await city.db.many<PersonFactRow & { eligible: string; review: string }>(
    rawSql(`select * from person_fact where person_id % ${every} = 0`),
  )
  const sample = rows.map(row => ({ personId: '', flat: {}, facts: factsOf(row) }))
  const answers = typescript(programmes, sample, today)
  return rows.filter(({ eligible, review }, i) => {
    const answer = answers[i]
    return Number(eligible) !== answer?.eligible || Number(review) !== answer.review
  }).length
}
