/** feedback.summary: what people answer, where and when, and what each strategy has brought. */
import { answers } from '../../catalog/strategies'
import { ServiceError } from '../../types/errors'
import type { AnswerCounts } from '../../types/feedback'
import type { LocalDate } from '../../types/schema'
import { publishedProgrammes } from '../catalogue/programmes'
import { today } from '../platform/clock'
import { addMonths } from '../pregnancy/rules/months'
import { rangeOf } from '../reminders/tasks'
import type { Handler, Services, StaffCaller } from '../service/context'
import { strategiesOf } from './apply'
import { countApplied, outcomesOfStrategies, outcomesWithout } from './queries/effect'
import { countAnswers, countRatings, townNames, type AnswerCount, type Period } from './queries/summary'
import { doesInWords } from './rules/consequence'
import { effectsOf } from './rules/effect'
import { topicTable, topicTitle } from './rules/topic'

/** Whoever may not open the list behind a number sees none below this (domain F3: statistics with k ≥ 10). */
const smallest = 10
const mostMonths = 24

interface Asked {
  readonly from: string
  readonly to: string
  readonly topic?: string | undefined
  readonly region?: string | undefined
}

/** @throws INVALID_INPUT when the months run backwards or are more than two years */
export function periodOf(
  { city, caller }: Pick<Services, 'city'> & { readonly caller: StaffCaller },
  { from, to, topic, region }: Asked,
): Period {
  const first = `${from}-01` as LocalDate
  const before = addMonths(`${to}-01` as LocalDate, 1)
  if (before <= first || before > addMonths(first, mostMonths))
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'to', text: '请选择不超过24个月的起止月份' }])
  const own = rangeOf(caller, city.code)
  const asked = region === undefined ? own : ([region.padEnd(12, '0'), region.padEnd(12, '9')] as const)
  const later = (a: string, b: string): string => (BigInt(a) > BigInt(b) ? a : b)
  const earlier = (a: string, b: string): string => (BigInt(a) < BigInt(b) ? a : b)
  return {
    from: first,
    before,
    topic: topic ?? null,
    range: [later(own[0], asked[0]), earlier(own[1], asked[1])],
  }
}

const visitTitles = ({ city }: Pick<Services, 'city'>): readonly { key: string; title: string }[] =>
  (city.visitClasses ?? []).flatMap(row =>
    'stages' in row.every ? row.every.stages : [{ key: `VISIT_${row.class}`, title: `${row.title}访视` }],
  )

/** Names of topics, also of programmes that are over. */
export async function namesOfTopics(services: Services): Promise<(topic: string | null) => string> {
  const programmes = await publishedProgrammes(services)
  return topic => topicTitle(topic, programmes, services.city.stages, visitTitles(services))
}

export const summary: Handler<'feedback.summary'> = async (context, input) => {
  const { db, clock, city, caller } = context
  const period = periodOf(context, input)
  const mayList = caller.role === 'manager'
  const shown = (count: number): number | null => (mayList || count === 0 || count >= smallest ? count : null)
  const titleOf = await namesOfTopics(context)
  const linesOf = (rows: readonly AnswerCount[], title: (key: string | null) => string) =>
    [...new Set(rows.map(({ key }) => key))]
      .map(key => {
        const own = rows.filter(row => row.key === key)
        const of = (answer: string): number | null =>
          shown(own.find(row => row.answer === answer)?.count ?? 0)
        const counts: AnswerCounts = {
          done_elsewhere: of('done_elsewhere'),
          not_now: of('not_now'),
          inconvenient: of('inconvenient'),
          wrong_data: of('wrong_data'),
          call_me: of('call_me'),
        }
        const total = own.reduce((sum, { count }) => sum + count, 0)
        return { key: key ?? '', title: title(key), sum: total, total: shown(total), counts }
      })
      .sort((a, b) => b.sum - a.sum)
      .map(({ key, title: name, total, counts }) => ({ key, title: name, total, counts }))

  const towns = await countAnswers(db, period, 'town')
  const names = new Map(
    (await townNames(db, [...new Set(towns.flatMap(({ key }) => key ?? []))])).map(row => [
      row.code,
      row.name,
    ]),
  )
  const months = linesOf(await countAnswers(db, period, 'month'), key => key ?? '')
  const topics = topicTable(city.stages)
  const day = today(clock)
  const applied = await countApplied(db, period)
  const outcomes = await outcomesOfStrategies(db, period, topics, day)
  const others = await outcomesWithout(db, period, topics, day)
  return {
    mayList,
    services: linesOf(await countAnswers(db, period, 'topic'), titleOf),
    regions: linesOf(towns, key => names.get(key ?? '') ?? '其他或未登记'),
    months: months.sort((a, b) => (a.key < b.key ? -1 : 1)),
    ratings: (await countRatings(db, period)).map(row => ({
      programme: row.programme,
      title: titleOf(row.programme),
      people: shown(row.people),
      mean: shown(row.people) === null ? null : Math.round(row.mean * 10) / 10,
    })),
    strategies: strategiesOf(context)
      .filter(({ answer }) => answers.includes(answer))
      .map(row => ({
        key: row.key,
        title: row.title,
        answer: row.answer,
        does: doesInWords(row.then),
        topics: (row.topics ?? []).map(titleOf),
        applied: shown(applied.find(({ strategy }) => strategy === row.key)?.people ?? 0),
        effects: effectsOf(
          outcomes.filter(({ strategy }) => strategy === row.key),
          others,
        )
          .filter(({ people }) => shown(people) !== null)
          .map(effect => ({ ...effect })),
      })),
  }
}
