/** What doctors want looked at again. */
import type { FollowUpId, ResultId } from '../../../types/results'
import type { InstitutionId, Instant, LocalDate, PersonId, ServiceCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { pageSize } from '../../service/page'

export const insertFollowUp = (
  db: Db,
  row: {
    readonly personId: PersonId
    readonly id: FollowUpId
    readonly resultId: ResultId
    readonly institutionId: InstitutionId
    readonly dueOn: LocalDate
    readonly wordsSealed: Buffer
    readonly by: string
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into result_follow_up (person_id, follow_up_id, result_id, institution_id, due_on, words_sealed, opened_by, opened_at)
    values (${row.personId}, ${row.id}, ${row.resultId}, ${row.institutionId}, ${row.dueOn}, ${row.wordsSealed}, ${row.by}, ${row.at})`)

export interface FollowUpRow {
  readonly person_id: PersonId
  readonly follow_up_id: FollowUpId
  readonly result_id: ResultId
  readonly service: ServiceCode
  readonly due_on: LocalDate
  readonly words_sealed: Buffer
}

/** The earliest day first. @param after day and id of the last row seen */
export const openFollowUps = (
  db: Db,
  institutionId: InstitutionId,
  after: readonly string[] | null,
): Promise<FollowUpRow[]> =>
  db.many(sql`
    select f.person_id, f.follow_up_id, f.result_id, r.service, f.due_on, f.words_sealed
    from result_follow_up f join exam_result r on r.person_id = f.person_id and r.result_id = f.result_id
    where f.institution_id = ${institutionId} and f.done_at is null
      and ${after === null ? sql`true` : sql`(f.due_on, f.follow_up_id) > (${after[0]}::date, ${after[1]}::bigint)`}
    order by f.due_on, f.follow_up_id limit ${pageSize + 1}`)

/** False when it is not open here. */
export const closeFollowUp = async (
  db: Db,
  institutionId: InstitutionId,
  row: { readonly personId: PersonId; readonly id: FollowUpId },
  done: { readonly by: string; readonly at: Instant; readonly wordsSealed: Buffer },
): Promise<boolean> =>
  (await db.run(sql`
    update result_follow_up set done_by = ${done.by}, done_at = ${done.at}, done_sealed = ${done.wordsSealed}
    where person_id = ${row.personId} and follow_up_id = ${row.id} and institution_id = ${institutionId} and done_at is null`)) ===
  1
