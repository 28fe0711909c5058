/** An answer takes effect: the one path for a tap in the app, a telephone call and a visit. */
import { strategies as defaults, type Answer, type Strategy } from '../../catalog/strategies'
import { ServiceError } from '../../types/errors'
import type { LocalDate, PersonId, PregnancyId, TaskId } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { epochOf, today } from '../platform/clock'
import { awaitSenders, withdrawTasks } from '../reminders/after-answer'
import { openTasks } from '../reminders/open-tasks'
import type { Context, Services } from '../service/context'
import {
  firstAnswered,
  insertAnswer,
  insertApplications,
  lockPerson,
  standingAnswers,
  withdrawAnswer,
  type NewApplication,
} from './queries/answers'
import { consequencesOf, saysOf, type Consequence } from './rules/consequence'

export const strategiesOf = ({ city }: Pick<Services, 'city'>): readonly Strategy[] =>
  city.strategies ?? defaults

const changeableMs = 24 * 3600 * 1000
export const isChangeable = ({ clock }: Pick<Services, 'clock'>, firstAt: string): boolean =>
  epochOf(clock.now()) - Date.parse(firstAt) < changeableMs

export interface Answered {
  readonly personId: PersonId
  /** message:<id>, task:<id> or visit:<id>; one answer stands for each. */
  readonly about: string
  readonly source: 'resident' | 'phone' | 'visit'
  readonly answer: Answer
  readonly topics: readonly string[]
  readonly pregnancyId: PregnancyId | null
  /** Of a first contact, which is made again when a snooze ends. */
  readonly firstContact: string | null
}

/**
 * In the caller's transaction. The same answer again changes nothing; another one within a day takes the first one's place
 * and undoes what followed from it. Locks in the order of everything that writes here: person, message, then the rest.
 * @returns what happens now, one sentence a strategy
 * @throws FEEDBACK_SETTLED when the first answer is a day old
 */
export async function applyAnswer(
  context: Context & { readonly caller: { readonly accountKey: string } },
  answered: Answered,
): Promise<string[]> {
  const { db, clock, ids, caller } = context
  const { personId, about, answer, topics } = answered
  const table = strategiesOf(context)
  const day = today(clock)
  const { village } = await lockPerson(db, personId)
  const [standing] = await standingAnswers(db, personId, [about])
  if (standing?.answer === answer) return saysOf(table, standing.strategies, standing.answered_on)
  const first = standing?.first_at ?? (await firstAnswered(db, personId, about))
  if (first !== null && !isChangeable(context, first)) throw new ServiceError('FEEDBACK_SETTLED')
  await awaitSenders(context, personId)
  if (standing !== undefined) await takeBack(context, personId, standing.answer_id)

  const answerId = ids.next()
  await insertAnswer(db, {
    personId,
    answerId,
    about,
    source: answered.source,
    answer,
    topic: topics[0] ?? null,
    region: village,
    on: day,
    at: clock.now(),
    accountKey: caller.accountKey,
  })
  const consequences = consequencesOf(table, answer, topics, day, answered.pregnancyId !== null)
  const rows = consequences.map(one => applicationOf(context, answered, answerId, one, day))
  await openTasks(
    context,
    consequences.flatMap((one, i) => {
      const taskId = rows[i]?.taskId ?? null
      const { then } = one
      return then.do !== 'task' || taskId === null
        ? []
        : [
            {
              personId,
              taskId,
              dedupeKey: `answer:${answerId}:${one.strategy}`,
              kind: then.kind,
              region: village,
              dueOn: addDays(day, then.dueDays),
              reason: then.reason,
            },
          ]
    }),
  )
  await insertApplications(db, rows)
  if (consequences.some(({ then }) => then.do === 'snooze' || then.do === 'close'))
    await withdrawTasks(context, personId, { keys: [about] })
  return saysOf(
    table,
    consequences.map(({ strategy }) => strategy),
    day,
  )
}

function applicationOf(
  { ids }: Services,
  { personId, pregnancyId, firstContact }: Answered,
  answerId: string,
  { strategy, topic, then, until }: Consequence,
  day: LocalDate,
): NewApplication {
  return {
    personId,
    applicationId: ids.next(),
    answerId,
    strategy,
    does: then.do,
    topic,
    template: then.do === 'snooze' ? firstContact : null,
    pregnancyId: then.do === 'close' ? pregnancyId : null,
    until,
    useChannel: then.do === 'channel' ? then.use : null,
    taskId: then.do === 'task' ? ids.next<TaskId>() : null,
    appliedOn: day,
  }
}

/** Undoes an answer and all that followed from it: snoozes end, tasks that nobody has done are withdrawn. */
export async function takeBack(services: Services, personId: PersonId, answerId: string): Promise<void> {
  const tasks = await withdrawAnswer(services.db, personId, answerId, services.clock.now())
  if (tasks.length > 0) await withdrawTasks(services, personId, { ids: tasks })
}
