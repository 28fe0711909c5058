/** Turns reminders that became due into messages: one a woman, whatever came due together. */
import type { Stage } from '../../catalog/city'
import type { LocalDate, MessageId, PregnancyId } from '../../types/schema'
import { epochOf, today } from '../platform/clock'
import type { Db } from '../database/db'
import type { Services } from '../service/context'
import { enqueue, type NewMessage } from './enqueue'
import { coursesOf, holdCourses, type CourseRow } from './queries/courses'
import {
  cancelStale,
  dueReminders,
  linkMessages,
  skipClosed,
  type DueReminder,
  type Linked,
} from './queries/plan'
import { sendAtOn } from './rules/sending-time'
import { writeTold, type Told } from './rules/told'

const people = 500

/** @returns messages written. Safe to repeat: a reminder that has a message is not looked at again. */
export async function becomeDue(services: Services): Promise<number> {
  const day = today(services.clock)
  await skipClosed(services.db, day)
  await cancelStale(services.db, day)
  let written = 0
  for (;;) {
    const made = await services.db.tx(async db => {
      const within = { ...services, db }
      const rows = await running(db, await dueReminders(db, day, people), day)
      if (rows.length === 0) return 0
      const letters = [...grouped(rows).values()].flatMap(group => letterOf(within, group) ?? [])
      await enqueue(
        within,
        letters.map(({ message }) => message),
      )
      await linkMessages(
        db,
        letters.flatMap(({ links }) => links),
      )
      return letters.length
    })
    if (made === 0) return written
    written += made
  }
}

/**
 * Of these the ones whose course runs, held until the end of the transaction: a loss that is being recorded is waited for
 * by nobody, its reminders are simply not here.
 */
async function running(
  db: Db,
  rows: readonly DueReminder[],
  day: LocalDate,
): Promise<readonly DueReminder[]> {
  if (rows.length === 0) return rows
  const held = await holdCourses(db, rows)
  const key = (row: CourseRow): string => `${row.person_id}:${row.course}:${row.about_id}:${row.version}`
  const current = new Set((await coursesOf(db, [...new Set(rows.map(row => row.person_id))], day)).map(key))
  return rows.filter(row => held.has(row.about_id) && current.has(key(row)))
}

/** A pregnancy has messages of its own; what a family's children need is told together, twins once. */
function grouped(rows: readonly DueReminder[]): Map<string, DueReminder[]> {
  const groups = new Map<string, DueReminder[]>()
  for (const row of rows) {
    const { course } = row
    const key = `${row.person_id}:${course === 'pregnancy' ? row.about_id : course === 'plan' ? 'plan' : 'family'}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

const weight = { U4: 4, U3: 3, U2: 2, U1: 1, staff: 0 } as const

function letterOf(
  services: Services,
  group: readonly DueReminder[],
): { readonly message: NewMessage; readonly links: readonly Linked[] } | null {
  const { city, clock, ids } = services
  const stageOf = (key: string): Stage | undefined => city.stages.find(stage => stage.key === key)
  const weightOf = (row: DueReminder): number => weight[stageOf(row.stage)?.urgency ?? 'staff']
  // After an outage several occurrences of one stage may be due: only the last is said.
  const told = group
    .filter(row => isLast(row, group))
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.closes_on < b.closes_on ? -1 : 1))
  const [first] = told
  if (first === undefined) return null
  const messageId = ids.next<MessageId>()
  const identity = `${first.about_id}:${first.version}:${first.stage}:${first.occurrence}`
  const now = clock.now()
  const wanted = sendAtOn(today(clock), `${first.person_id}:${identity}`)
  const urgency = stageOf(first.stage)?.urgency ?? 'U1'
  const closes = told.map(row => row.closes_on).sort()
  return {
    message: {
      personId: first.person_id,
      messageId,
      dedupeKey: `reminder:${identity}`,
      kind: 'reminder',
      template: `stage.${first.stage}`,
      params: { stages: writeTold(told.map(toldOf)) },
      urgency: urgency === 'staff' ? 'U1' : urgency,
      lastDay: closes[0] ?? first.closes_on,
      sendAt: epochOf(wanted) > epochOf(now) ? wanted : now,
      // The id of a pregnancy, as the course says.
      ...(first.course === 'pregnancy'
        ? { pregnancyId: first.about_id as PregnancyId, datingVersion: first.version }
        : {}),
    },
    links: group.map(row => ({
      person_id: row.person_id,
      about_id: row.about_id,
      stage: row.stage,
      occurrence: row.occurrence,
      version: row.version,
      message_id: told.includes(row) ? messageId : null,
    })),
  }
}

const toldOf = ({ stage, occurrence, course, about_id }: DueReminder): Told =>
  course === 'pregnancy' ? { stage, occurrence } : { stage, occurrence, about: about_id }

const isLast = (row: DueReminder, group: readonly DueReminder[]): boolean =>
  !group.some(
    other =>
      other.about_id === row.about_id && other.stage === row.stage && other.occurrence > row.occurrence,
  )
