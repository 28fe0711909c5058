/** visits.open, visits.record, visits.correct: one woman's visit, from the door to the archived card. */
import { ServiceError } from '../../types/errors'
import type { CardId, LocalDate, PersonId, TaskId, VisitId } from '../../types/schema'
import { contraception } from '../../types/visits'
import { onViolation } from '../database/driver-error'
import { addDays } from '../eligibility/rules/calendar'
import { applyAnswer } from '../feedback/apply'
import { openName, openPhone } from '../people/sealed'
import { today } from '../platform/clock'
import { openTasks } from '../reminders/open-tasks'
import { rangeOf } from '../reminders/tasks'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { archiveCard, readCards, type FilledIn } from './card'
import { planVisits } from './plan'
import { nextVisit, noteContraception, openedVisit, settleVisit, type OpenedVisit } from './queries/visits'
import { faultsOf } from './rules/form'
import { formOf } from './rules/visit-class'

const mostAttempts = 3
const movedWithinDays = 7
const movedReason = '访视时得知已迁走,请核对居住地'

/** Of the caller's division, and not of somebody who is to be left in peace. */
async function visitOf(context: Context<StaffCaller>, visitId: VisitId): Promise<OpenedVisit> {
  const visit = await openedVisit(context.db, visitId, rangeOf(context.caller, context.city.code))
  if (visit.resting || visit.state === 'withdrawn') throw new ServiceError('NOT_FOUND')
  return visit
}

export const open: Handler<'visits.open'> = async (context, { visitId }) => {
  const { db, vault, city } = context
  const visit = await visitOf(context, visitId)
  const { person_id: personId } = visit
  await audit(context, personId, 'visits.open', `visit:${visitId}`)
  const row = city.visitClasses?.find(one => one.class === visit.class)
  const next = visit.state === 'open' ? undefined : await nextVisit(db, personId)
  const cards = await readCards(context, personId)
  return {
    visitId,
    name: openName(vault, personId, visit.name_sealed),
    phone: visit.phone_sealed === null ? null : openPhone(vault, personId, visit.phone_sealed),
    village: visit.village ?? '',
    class: visit.class,
    classTitle: row?.title ?? '',
    title: visit.title,
    opensOn: visit.opens_on,
    dueOn: visit.due_on,
    attempts: visit.attempts,
    open: visit.state === 'open',
    form: [...formOf(row, visit.step)],
    contraception: contraception.safeParse(visit.contraception).data ?? null,
    next: next === undefined ? null : { title: next.title, dueOn: next.due_on },
    cards: cards.map(({ visitId: _, ...card }) => card),
  }
}

function checked(context: Context<StaffCaller>, filled: FilledIn): void {
  const faults = faultsOf(filled, today(context.clock))
  if (faults.length > 0) throw new ServiceError('INVALID_INPUT', {}, faults)
}

/** What a card changes beside being archived. */
async function takeEffect(
  context: Context<StaffCaller>,
  visit: OpenedVisit,
  filled: FilledIn,
  count: 0 | 1,
): Promise<{ readonly next: LocalDate | null; readonly says: string[] }> {
  const { db, clock, ids } = context
  const { person_id: personId, visit_id: visitId } = visit
  await settleVisit(db, visit, filled.outcome, filled.visitedOn, { most: mostAttempts, count })
  if (filled.contraception) await noteContraception(db, personId, filled.contraception, filled.visitedOn)
  if (filled.outcome === 'moved')
    await openTasks(context, [
      {
        personId,
        taskId: ids.next<TaskId>(),
        dedupeKey: `visit_moved:${visitId}`,
        kind: 'correct_data',
        region: visit.region,
        dueOn: addDays(today(clock), movedWithinDays),
        reason: movedReason,
      },
    ])
  const says = filled.answer
    ? await applyAnswer(context, {
        personId,
        about: `visit:${visitId}`,
        source: 'visit',
        answer: filled.answer,
        topics: [visit.step === 'interval' ? `VISIT_${visit.class}` : visit.step],
        pregnancyId: null,
        firstContact: null,
      })
    : []
  await planVisits(context, [personId])
  return { next: await nextOf(context, personId), says }
}

const nextOf = async ({ db }: Pick<Context, 'db'>, personId: PersonId): Promise<LocalDate | null> =>
  (await nextVisit(db, personId))?.due_on ?? null

export const record: Handler<'visits.record'> = async (context, { visitId, ...filled }) => {
  checked(context, filled)
  const visit = await visitOf(context, visitId)
  if (visit.state !== 'open') throw new ServiceError('VISIT_CLOSED')
  const cardId = await archiveCard(context, visit, filled, null)
  const { next, says } = await takeEffect(context, visit, filled, 1)
  await audit(context, visit.person_id, 'visits.record', `visit:${visitId}`)
  return { cardId, next, says }
}

export const correct: Handler<'visits.correct'> = async (context, { visitId, cardId, ...filled }) => {
  checked(context, filled)
  const visit = await visitOf(context, visitId)
  const cards = await readCards(context, visit.person_id)
  const old = cards.find(card => card.cardId === cardId)
  if (old?.visitId !== visitId) throw new ServiceError('NOT_FOUND')
  if (old.corrected) throw new ServiceError('CARD_CORRECTED')
  const fresh: CardId = await onViolation(
    'visit_card_corrected_once',
    () => new ServiceError('CARD_CORRECTED'),
    () => archiveCard(context, visit, filled, cardId),
  )
  // Her answer took effect when it was given, and an earlier attempt decides nothing about the visit any more.
  const newest = cards.every(
    card => card.visitId !== visitId || card.corrected || BigInt(card.cardId) <= BigInt(cardId),
  )
  const next = newest
    ? (await takeEffect(context, visit, { ...filled, answer: null }, 0)).next
    : await nextOf(context, visit.person_id)
  await audit(context, visit.person_id, 'visits.correct', `card:${cardId}`)
  return { cardId: fresh, next }
}
