/** A visit card: sealed when it is archived, verified whenever it is read. */
import type { CardId, PersonId, VisitId } from '../../types/schema'
import type { VisitCard } from '../../types/visits'
import type { Vault } from '../platform/vault'
import type { StaffCaller, Context } from '../service/context'
import { cardsOf, insertCard, type CardRow } from './queries/cards'
import type { OpenedVisit } from './queries/visits'

export type FilledIn = Pick<
  VisitCard,
  'visitedOn' | 'outcome' | 'counselled' | 'educated' | 'contraceptives'
> & {
  readonly contraception?: VisitCard['contraception'] | undefined
  readonly answer?: VisitCard['answer'] | undefined
  readonly reason?: string | undefined
  readonly note?: string | undefined
}

interface Words {
  readonly reason: string | null
  readonly note: string | null
}
const wordsPlace = (personId: PersonId, cardId: CardId): string => `visit_card.words:${personId}:${cardId}`

/** Everything that the card says, in one fixed order. */
function sealOf(vault: Vault, card: Omit<CardRow, 'seal' | 'words_sealed'>, words: Words): Buffer {
  const content = [
    card.person_id,
    card.card_id,
    card.visit_id,
    card.corrects,
    card.class,
    card.title,
    card.due_on,
    card.visited_on,
    card.outcome,
    card.counselled,
    card.educated,
    card.contraceptives.map(({ kind, quantity }) => [kind, quantity]),
    card.contraception,
    card.answer,
    words.reason,
    words.note,
    card.region,
    card.account_key,
    card.archived_at,
  ]
  return vault.index(JSON.stringify(content), 'visit_card')
}

export async function archiveCard(
  { db, vault, ids, clock, caller }: Context<StaffCaller>,
  visit: OpenedVisit,
  filled: FilledIn,
  corrects: CardId | null,
): Promise<CardId> {
  const cardId = ids.next<CardId>()
  const words: Words = { reason: filled.reason || null, note: filled.note || null }
  const card = {
    person_id: visit.person_id,
    card_id: cardId,
    visit_id: visit.visit_id,
    corrects,
    class: visit.class,
    title: visit.title,
    due_on: visit.due_on,
    visited_on: filled.visitedOn,
    outcome: filled.outcome,
    counselled: filled.counselled,
    educated: filled.educated,
    contraceptives: filled.contraceptives,
    contraception: filled.contraception ?? null,
    answer: filled.answer ?? null,
    region: BigInt(visit.region).toString(),
    account_key: caller.accountKey,
    archived_at: clock.now(),
  }
  const silent = words.reason === null && words.note === null
  await insertCard(db, {
    ...card,
    words_sealed: silent ? null : vault.seal(JSON.stringify(words), wordsPlace(visit.person_id, cardId)),
    seal: sealOf(vault, card, words),
  })
  return cardId
}

/** @returns null when the sealed words cannot be opened: somebody put others in their place */
function wordsOf(vault: Vault, row: CardRow): Words | null {
  if (row.words_sealed === null) return { reason: null, note: null }
  try {
    // Written above by this very file.
    return JSON.parse(vault.open(row.words_sealed, wordsPlace(row.person_id, row.card_id))) as Words
  } catch {
    return null
  }
}

/** Newest first; a card that is not what was archived says so instead of pretending. */
export async function readCards(
  { db, vault }: Pick<Context, 'db' | 'vault'>,
  personId: PersonId,
): Promise<(VisitCard & { readonly visitId: VisitId })[]> {
  return (await cardsOf(db, personId)).map(row => {
    const words = wordsOf(vault, row)
    return {
      visitId: row.visit_id,
      cardId: row.card_id,
      corrects: row.corrects,
      corrected: row.corrected,
      class: row.class,
      title: row.title,
      dueOn: row.due_on,
      visitedOn: row.visited_on,
      outcome: row.outcome,
      counselled: row.counselled,
      educated: row.educated,
      contraceptives: row.contraceptives.map(({ kind, quantity }) => ({ kind, quantity })),
      contraception: row.contraception,
      reason: words?.reason ?? null,
      note: words?.note ?? null,
      answer: row.answer,
      by: row.by ?? '',
      archivedAt: row.archived_at,
      intact: words !== null && sealOf(vault, row, words).equals(row.seal),
    }
  })
}
