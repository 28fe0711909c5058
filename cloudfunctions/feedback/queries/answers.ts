/** Answers and what was applied because of them, one statement each. */
import type { Answer } from '../../../catalog/strategies'
import type { Instant, LocalDate, MessageId, PersonId, PregnancyId, TaskId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface AskedMessage {
  readonly message_id: MessageId
  readonly kind: 'service' | 'reminder' | 'appointment' | 'voucher'
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly urgency: 'U1' | 'U2' | 'U3' | 'U4'
  readonly pregnancy_id: PregnancyId | null
  readonly ended: boolean
}

/** Messages of hers that she can see, of those asked for. */
export const askedMessages = (
  db: Db,
  personId: PersonId,
  ids: readonly MessageId[],
): Promise<AskedMessage[]> =>
  db.many<AskedMessage>(sql`
    select m.message_id, m.kind, m.template, m.params, m.urgency, m.pregnancy_id,
           m.pregnancy_id is not null and coalesce(g.state <> 'ongoing', true) as ended
    from message m
    left join pregnancy g on g.person_id = m.person_id and g.pregnancy_id = m.pregnancy_id
    where m.person_id = ${personId} and m.message_id = any(${ids}::bigint[]) and m.state not in ('queued', 'suppressed')`)

/** One at a time answers a message: the row of the person is what the others wait for. */
export const lockPerson = (
  db: Db,
  personId: PersonId,
): Promise<{ readonly village: string; readonly died: boolean }> =>
  db.one(sql`
    select rpad(coalesce(residence_village, hukou_village, 0)::text, 12, '0') as village, died_on is not null as died
    from person where person_id = ${personId} for no key update`)

export const mayAsk = (
  db: Db,
  personId: PersonId,
  day: LocalDate,
): Promise<{ readonly loss: boolean; readonly special_family: boolean }> =>
  db.one(sql`
    select exists (select 1 from message_hold h where h.person_id = p.id and h.reason = 'loss' and h.ends_at is null) as loss,
           exists (select 1 from hardship h where h.person_id = p.id and h.category = 'special_family'
                   and h.certified_on <= ${day}::date and (h.ends_on is null or h.ends_on >= ${day}::date)) as special_family
    from (select ${personId}::bigint as id) p`)

export interface StandingAnswer {
  readonly answer_id: string
  readonly about: string
  readonly answer: Answer
  readonly answered_on: LocalDate
  /** The first answer about the same thing, from which the day of changes counts. */
  readonly first_at: Instant
  readonly strategies: readonly string[]
}

export const standingAnswers = (
  db: Db,
  personId: PersonId,
  about: readonly string[],
): Promise<StandingAnswer[]> =>
  db.many<StandingAnswer>(sql`
    select a.answer_id, a.about, a.answer, a.answered_on,
           (select min(b.answered_at) from feedback_answer b where b.person_id = a.person_id and b.about = a.about) as first_at,
           coalesce((select jsonb_agg(distinct s.strategy) from strategy_application s
                     where s.person_id = a.person_id and s.answer_id = a.answer_id and s.undone_at is null), '[]') as strategies
    from feedback_answer a
    where a.person_id = ${personId} and a.about = any(${about}::text[]) and a.withdrawn_at is null`)

/** When she first answered, also when she took it back since. */
export const firstAnswered = async (db: Db, personId: PersonId, about: string): Promise<Instant | null> =>
  (
    await db.one<{ at: Instant | null }>(
      sql`select min(answered_at) as at from feedback_answer where person_id = ${personId} and about = ${about}`,
    )
  ).at

export interface NewAnswer {
  readonly personId: PersonId
  readonly answerId: string
  readonly about: string
  readonly source: 'resident' | 'phone' | 'visit'
  readonly answer: Answer
  readonly topic: string | null
  readonly region: string
  readonly on: LocalDate
  readonly at: Instant
  readonly accountKey: string
}

export const insertAnswer = (db: Db, row: NewAnswer): Promise<number> =>
  db.run(sql`
    insert into feedback_answer (person_id, answer_id, about, source, answer, topic, region, answered_on, answered_at, account_key)
    values (${row.personId}, ${row.answerId}, ${row.about}, ${row.source}, ${row.answer}, ${row.topic}, ${row.region},
            ${row.on}, ${row.at}, ${row.accountKey})`)

export interface NewApplication {
  readonly personId: PersonId
  readonly applicationId: string
  readonly answerId: string
  readonly strategy: string
  readonly does: 'snooze' | 'channel' | 'task' | 'close'
  readonly topic: string | null
  readonly template: string | null
  readonly pregnancyId: PregnancyId | null
  readonly until: LocalDate | null
  readonly useChannel: 'phone' | 'sms' | 'wechat' | null
  readonly taskId: TaskId | null
  readonly appliedOn: LocalDate
}

export const insertApplications = (db: Db, rows: readonly NewApplication[]): Promise<number> =>
  db.run(sql`
    insert into strategy_application (person_id, application_id, answer_id, strategy, does, topic, template, pregnancy_id, until,
                                      use_channel, task_id, applied_on)
    select "personId", "applicationId", "answerId", strategy, does, topic, template, "pregnancyId", until, "useChannel",
           "taskId", "appliedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as a("personId" bigint, "applicationId" bigint, "answerId" bigint, strategy text, does text, topic text, template text,
           "pregnancyId" bigint, until date, "useChannel" text, "taskId" bigint, "appliedOn" date)`)

/** @returns the tasks that were opened because of it */
export async function withdrawAnswer(
  db: Db,
  personId: PersonId,
  answerId: string,
  at: Instant,
): Promise<readonly TaskId[]> {
  await db.run(sql`
    update feedback_answer set withdrawn_at = ${at} where person_id = ${personId} and answer_id = ${answerId} and withdrawn_at is null`)
  const undone = await db.many<{ task_id: TaskId | null }>(sql`
    update strategy_application set undone_at = ${at}
    where person_id = ${personId} and answer_id = ${answerId} and undone_at is null returning task_id`)
  return undone.flatMap(({ task_id }) => task_id ?? [])
}
