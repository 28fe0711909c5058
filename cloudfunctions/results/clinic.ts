/**
 * results.* at the clinic: one enters, a doctor who did not releases, a doctor explains, and wants it looked at again. The
 * state of a version: entered → released → replaced; entered → replaced. Each opening by a doctor names its purpose (F3).
 */
import { ServiceError } from '../../types/errors'
import type { FollowUpId } from '../../types/results'
import type { PersonId } from '../../types/schema'
import { serviceOf } from '../booking/service'
import { sql } from '../database/sql'
import { addDays } from '../eligibility/rules/calendar'
import { maskedNames } from '../people/masked-names'
import { today } from '../platform/clock'
import { enqueue } from '../reminders/enqueue'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { markResulted } from '../vouchers/step'
import { examPays, firstDay, itemsFor, lateDays, openContent } from './content'
import { waitingHere } from './queries/examined'
import { here, purposeOf } from './enter'
import { closeFollowUp, insertFollowUp, openFollowUps } from './queries/follow-ups'
import { explainResult, lockHere, pageHere, releaseResult, type ResultRow } from './queries/results'

type StaffContext = Context<StaffCaller>

const nameIn = (names: ReadonlyMap<PersonId, string>, id: PersonId): string => names.get(id) ?? '*'

export const waiting: Handler<'results.waiting'> = async (context, { cursor }) => {
  const { db, clock, city } = context
  const rows = await waitingHere(
    db,
    await examPays(context),
    { institutionId: here(context), since: firstDay(context) },
    decodeCursor(cursor, 3),
  )
  const { items, next } = page(rows, row => [row.examined_on, row.person_id, row.service])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  const late = addDays(today(clock), -lateDays)
  return {
    items: items.map(row => ({
      personId: row.person_id,
      name: nameIn(names, row.person_id),
      sex: row.sex,
      service: row.service,
      serviceName: serviceOf(city, row.service).name,
      examinedOn: row.examined_on,
      late: row.examined_on < late,
    })),
    next,
  }
}

export const items: Handler<'results.items'> = (_, { sex }) =>
  Promise.resolve({
    items: itemsFor(sex).map(({ code, name, unit, usual }) => ({
      item: code,
      name,
      unit: unit ?? '',
      usual,
    })),
  })

export const entered: Handler<'results.entered'> = async (context, { which, cursor }) => {
  const { db, city, caller } = context
  const wanted =
    which === 'to_release'
      ? sql`r.state = 'entered'`
      : sql`r.state = 'released' and r.explained_how is distinct from 'in_person'`
  const rows = await pageHere(db, here(context), wanted, decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.entered_at, row.result_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  return {
    items: items.map(row => ({
      personId: row.person_id,
      resultId: row.result_id,
      name: nameIn(names, row.person_id),
      serviceName: serviceOf(city, row.service).name,
      examinedOn: row.examined_on,
      mine: row.entered_by === caller.accountKey,
    })),
    next,
  }
}

export const open: Handler<'results.open'> = async (context, { purpose, ...which }) => {
  const { db, city, vault, caller } = context
  const row = await lockHere(db, here(context), which, sql`r.state <> 'replaced'`)
  await audit(context, row.person_id, 'results.open', purposeOf(row.result_id, purpose))
  const { items, ...said } = openContent(context, row)
  return {
    personId: row.person_id,
    resultId: row.result_id,
    name: nameIn(await maskedNames(context, [row.person_id]), row.person_id),
    sex: row.sex,
    service: row.service,
    serviceName: serviceOf(city, row.service).name,
    examinedOn: row.examined_on,
    items: [...items],
    ...said,
    state: row.state,
    mine: row.entered_by === caller.accountKey,
    releasedAt: row.released_at,
    explained:
      row.explained_how === null || row.explained_at === null
        ? null
        : { how: row.explained_how, at: row.explained_at },
    reason:
      row.reason_sealed === null
        ? null
        : vault.open(row.reason_sealed, `exam_result.reason:${row.result_id}`),
  }
}

export const release: Handler<'results.release'> = async (context, which) => {
  const { db, clock, caller } = context
  const row = await lockHere(db, here(context), which, sql`r.state = 'entered'`)
  if (row.entered_by === caller.accountKey) throw new ServiceError('RELEASE_SAME_PERSON')
  await releaseResult(db, row, { by: caller.accountKey, at: clock.now() })
  const examination = {
    personId: row.person_id,
    service: row.service,
    institutionId: row.institution_id,
    examinedOn: row.examined_on,
  }
  await markResulted(context, examination, caller.accountKey)
  await audit(context, row.person_id, 'results.release', purposeOf(row.result_id, 'release'))
  await tell(context, row)
  return {}
}

/** The same words for every result, so that waiting and reading tell nothing. */
async function tell(context: StaffContext, row: ResultRow): Promise<void> {
  const { clock } = context
  await enqueue(context, [
    {
      personId: row.person_id,
      dedupeKey: `result:${row.result_id}`,
      kind: 'voucher',
      template: 'result.released',
      params: {},
      urgency: 'U2',
      lastDay: addDays(today(clock), 14),
      sendAt: clock.now(),
    },
  ])
}

export const explain: Handler<'results.explain'> = async (context, { how, ...which }) => {
  const { db, clock, caller } = context
  const row = await lockHere(db, here(context), which, sql`r.state = 'released'`)
  await explainResult(db, row, { how, by: caller.accountKey, at: clock.now() })
  await audit(context, row.person_id, 'results.explain', purposeOf(row.result_id, how))
  return {}
}

const followUpPlace = (id: FollowUpId, part: 'words' | 'done'): string => `result_follow_up.${part}:${id}`

export const followUp: Handler<'results.followUp'> = async (context, { dueOn, words, ...which }) => {
  const { db, ids, clock, vault, caller } = context
  const institutionId = here(context)
  const row = await lockHere(db, institutionId, which, sql`r.state = 'released'`)
  if (dueOn < today(clock) || dueOn > addDays(today(clock), 400)) throw new ServiceError('DATE_IMPLAUSIBLE')
  const id = ids.next<FollowUpId>()
  await insertFollowUp(db, {
    personId: row.person_id,
    id,
    resultId: row.result_id,
    institutionId,
    dueOn,
    wordsSealed: vault.seal(words, followUpPlace(id, 'words')),
    by: caller.accountKey,
    at: clock.now(),
  })
  await audit(context, row.person_id, 'results.followUp', purposeOf(row.result_id, 'follow_up'))
  return { followUpId: id }
}

export const followUps: Handler<'results.followUps'> = async (context, { cursor }) => {
  const { db, clock, city, vault } = context
  const rows = await openFollowUps(db, here(context), decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.due_on, row.follow_up_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  for (const id of new Set(items.map(row => row.person_id))) await audit(context, id, 'results.followUps')
  return {
    items: items.map(row => ({
      followUpId: row.follow_up_id,
      personId: row.person_id,
      resultId: row.result_id,
      name: nameIn(names, row.person_id),
      serviceName: serviceOf(city, row.service).name,
      dueOn: row.due_on,
      late: row.due_on < today(clock),
      words: vault.open(row.words_sealed, followUpPlace(row.follow_up_id, 'words')),
    })),
    next,
  }
}

export const followedUp: Handler<'results.followedUp'> = async (context, { personId, followUpId, words }) => {
  const { db, clock, vault, caller } = context
  const wordsSealed = vault.seal(words, followUpPlace(followUpId, 'done'))
  const done = { by: caller.accountKey, at: clock.now(), wordsSealed }
  if (!(await closeFollowUp(db, here(context), { personId, id: followUpId }, done)))
    throw new ServiceError('NOT_FOUND')
  await audit(context, personId, 'results.followedUp', `followUp:${followUpId}`)
  return {}
}
