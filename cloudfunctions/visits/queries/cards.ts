/** Visit cards (建卡归档): inserted and read, never changed; a test looks for any other statement. */
import type { CardId, Instant, LocalDate, PersonId, VisitId } from '../../../types/schema'
import type { VisitCard } from '../../../types/visits'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface CardRow {
  readonly person_id: PersonId
  readonly card_id: CardId
  readonly visit_id: VisitId
  readonly corrects: CardId | null
  readonly class: VisitCard['class']
  readonly title: string
  readonly due_on: LocalDate
  readonly visited_on: LocalDate
  readonly outcome: VisitCard['outcome']
  readonly counselled: boolean
  readonly educated: boolean
  readonly contraceptives: VisitCard['contraceptives']
  readonly contraception: VisitCard['contraception']
  readonly answer: VisitCard['answer']
  readonly words_sealed: Buffer | null
  readonly region: string
  readonly account_key: string
  readonly archived_at: Instant
  readonly seal: Buffer
}

export const insertCard = (db: Db, card: CardRow): Promise<number> =>
  db.run(sql`
    insert into visit_card (person_id, card_id, visit_id, corrects, class, title, due_on, visited_on, outcome, counselled, educated,
                            contraceptives, contraception, answer, words_sealed, region, account_key, archived_at, seal)
    values (${card.person_id}, ${card.card_id}, ${card.visit_id}, ${card.corrects}, ${card.class}, ${card.title}, ${card.due_on},
            ${card.visited_on}, ${card.outcome}, ${card.counselled}, ${card.educated}, ${JSON.stringify(card.contraceptives)},
            ${card.contraception}, ${card.answer}, ${card.words_sealed}, ${card.region}, ${card.account_key},
            ${card.archived_at}, ${card.seal})`)

/** Newest first. */
export const cardsOf = (
  db: Db,
  personId: PersonId,
): Promise<(CardRow & { readonly corrected: boolean; readonly by: string | null })[]> =>
  db.many(sql`
    select c.*, s.display_name as by,
           exists (select 1 from visit_card n where n.person_id = c.person_id and n.corrects = c.card_id) as corrected
    from visit_card c left join staff s on s.account_key = c.account_key
    where c.person_id = ${personId} order by c.card_id desc limit 50`)
