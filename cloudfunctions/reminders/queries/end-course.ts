/** What the death of a child, or another record of it, does to messages and reminders, one statement each. */
import type { Instant, MessageId, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import type { MessageKey } from './outbox'

/** Who may have been told of a child: its mother and whoever is or was her partner. */
const told = (child: PersonId): Query => sql`
  select n.mother_id from newborn n where n.person_id = ${child}
  union all select w.person_id from newborn n join couple_member w on w.partner_id = n.mother_id where n.person_id = ${child}`

/** Messages that tell of this child and may still go out, or that somebody is to ring about. */
export const messagesOfChild = (db: Db, child: PersonId): Promise<MessageKey[]> =>
  db.many<MessageKey>(sql`
    select distinct r.person_id, r.message_id from reminder r
    join message m on m.person_id = r.person_id and m.message_id = r.message_id
    where r.person_id in (${told(child)}) and r.about_id = ${child} and r.course = 'child'
      and m.state in ('queued', 'phone_task', 'outcome_unknown')
    order by r.person_id, r.message_id`)

/** The same of a whole delivery: of each of its children, of the mother, of the discharge. */
export const messagesOfBirth = (db: Db, child: PersonId): Promise<MessageKey[]> =>
  db.many<MessageKey>(sql`
    select distinct r.person_id, r.message_id from newborn b
    join newborn n on n.mother_id = b.mother_id and (n.person_id = b.person_id or n.pregnancy_id = b.pregnancy_id)
    join reminder r on r.about_id = n.person_id and r.course in ('child', 'mother', 'discharge')
    join message m on m.person_id = r.person_id and m.message_id = r.message_id and m.state = 'queued'
    where b.person_id = ${child} and r.person_id in (${told(child)})
    order by r.person_id, r.message_id`)

const idsOf = (messages: readonly MessageKey[]): readonly MessageId[] => messages.map(one => one.message_id)
const peopleOf = (messages: readonly MessageKey[]): readonly PersonId[] => messages.map(one => one.person_id)

/** The key is given back, so that what else was told can be told anew. */
export const suppress = (db: Db, messages: readonly MessageKey[], reason: string): Promise<number> =>
  db.run(sql`
    with gone as (
      update message set state = 'suppressed', reason = ${reason}, dedupe_key = dedupe_key || ':' || message_id
      where person_id = any(${peopleOf(messages)}::bigint[]) and message_id = any(${idsOf(messages)}::bigint[]) and state = 'queued'
      returning message_id
    ), dequeued as (
      delete from outbox where (bucket, message_id) in (select (message_id % 64)::smallint, message_id from gone)
    )
    select message_id from gone`)

export const silenceReminders = (db: Db, child: PersonId): Promise<number> =>
  db.run(sql`
    update reminder set state = 'silenced'
    where person_id in (${told(child)}) and about_id = ${child} and course = 'child' and state = 'planned'`)

export const retell = (db: Db, messages: readonly MessageKey[]): Promise<number> =>
  db.run(sql`
    update reminder set message_id = null
    where person_id = any(${peopleOf(messages)}::bigint[]) and message_id = any(${idsOf(messages)}::bigint[]) and state = 'planned'`)

export const withdrawCallsFor = (db: Db, messages: readonly MessageKey[], at: Instant): Promise<number> =>
  db.run(sql`
    update task set state = 'withdrawn', closed_at = ${at}, closed_by = 'system'
    where person_id = any(${peopleOf(messages)}::bigint[]) and state = 'open'
      and dedupe_key = any(${messages.map(one => `message:${one.message_id}`)}::text[])`)

/** The reminders of a birth under the child's other record; what is told by one of the same already stays behind. */
export const moveReminders = (db: Db, from: PersonId, to: PersonId): Promise<number> =>
  db.run(sql`
    update reminder r set about_id = ${to}
    where r.person_id in (${told(to)}) and r.about_id = ${from} and r.course in ('child', 'mother', 'discharge')
      and not exists (
        select 1 from reminder o
        where o.person_id = r.person_id and o.about_id = ${to} and o.stage = r.stage and o.occurrence = r.occurrence
          and o.version = r.version)`)

/** The same in messages that wait: what they tell is looked up by the child. */
export const moveTold = (db: Db, from: PersonId, to: PersonId): Promise<number> =>
  db.run(sql`
    update message m
    set params = jsonb_set(m.params, '{stages}', to_jsonb(regexp_replace(m.params ->> 'stages', ${`:${from}(?=,|$)`}, ${`:${to}`}, 'g')))
    where m.person_id in (${told(to)}) and m.state = 'queued' and m.params ->> 'stages' ~ ${`:${from}(,|$)`}`)

/** The mothers of these, where it is on record. */
export const mothersOf = async (db: Db, people: readonly PersonId[]): Promise<readonly PersonId[]> =>
  (
    await db.many<{ mother_id: PersonId }>(
      sql`select distinct mother_id from newborn where person_id = any(${people}::bigint[]) order by mother_id`,
    )
  ).map(row => row.mother_id)
