/**
 * mood.questions, take, call, mine: the EPDS, for her alone. Thoughts of harming herself show whom to ring at once and ask a
 * worker to ring within a day, in words that say nothing of the answers; she is told so.
 */
import { moodPhones, moodQuestions } from '../../catalog/mood'
import { taskWords } from '../../catalog/messages'
import type { TaskId } from '../../types/schema'
import { z } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { openTasks } from '../reminders/open-tasks'
import type { Context, Handler, ResidentCaller, Services } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { checksOf, insertCheck, villageOf, type CheckRow } from './queries/records'
import { moodOf } from './rules/mood'

const source =
  '量表来源:爱丁堡产后抑郁量表(EPDS),Cox、Holden、Sagovsky,《英国精神病学杂志》1987年150卷782–786页'
const place = (id: string): string => `mood_check.answers:${id}`
const points = z.array(z.number())

export const questions: Handler<'mood.questions'> = () =>
  Promise.resolve({
    questions: moodQuestions.map(({ text, answers }) => ({ text, answers: answers.map(one => one.text) })),
    phones: moodPhones.map(one => ({ ...one })),
    source,
  })

export const take: Handler<'mood.take'> = async (context, { answers }) => {
  const { db, ids, clock, vault, caller } = context
  const scored = moodQuestions.map((question, i) => question.answers[answers[i] ?? 0]?.points ?? 0)
  const check_id = ids.next()
  await insertCheck(db, caller.personId, {
    check_id,
    taken_at: clock.now(),
    answers_sealed: vault.seal(JSON.stringify(scored), place(check_id)),
  })
  const mood = moodOf(scored)
  if (mood.crisis) await askForCall(context)
  return { ...mood, called: mood.crisis }
}

export const call: Handler<'mood.call'> = async context => {
  await askForCall(context)
  return {}
}

/** One open call a day: who presses again is rung once. */
async function askForCall(context: Context<ResidentCaller>): Promise<void> {
  const { db, ids, clock, caller } = context
  const day = today(clock)
  await openTasks(context, [
    {
      personId: caller.personId,
      taskId: ids.next<TaskId>(),
      dedupeKey: `mood:${day}`,
      kind: 'care_call',
      region: await villageOf(db, caller.personId),
      dueOn: addDays(day, 1),
      reason: taskWords.careCallSoon,
    },
  ])
}

function seen({ vault }: Services, row: CheckRow) {
  const { score, level } = moodOf(
    z.parse(points, JSON.parse(vault.open(row.answers_sealed, place(row.check_id)))),
  )
  return { takenAt: row.taken_at, score, level }
}

export const mine: Handler<'mood.mine'> = async (context, { cursor }) => {
  const rows = await checksOf(context.db, context.caller.personId, decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.check_id])
  return { items: items.map(row => seen(context, row)), next }
}
