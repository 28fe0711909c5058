/** Objections to an answer. */
import type { AppealCategory } from '../../../types/eligibility'
import type { AppealId, Instant, LocalDate, PersonId, ProgrammeCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import { pageSize } from '../../service/page'

export interface AppealRow {
  readonly person_id: PersonId
  readonly appeal_id: AppealId
  readonly programme: ProgrammeCode
  readonly programme_version: number
  readonly category: AppealCategory
  readonly said_sealed: Buffer
  readonly inputs_sealed: Buffer
  readonly state: 'open' | 'answered'
  readonly made_at: Instant
  readonly due_on: LocalDate
  readonly answered_at: Instant | null
  readonly answer_sealed: Buffer | null
}

const columns = sql`
  f.person_id, f.appeal_id, f.programme, f.programme_version, f.category, f.said_sealed, f.inputs_sealed, f.state, f.made_at,
  f.due_on, f.answered_at, f.answer_sealed`

export interface NewAppeal {
  readonly id: AppealId
  readonly about: PersonId
  readonly madeBy: PersonId
  readonly programme: ProgrammeCode
  readonly version: number
  readonly category: AppealCategory
  readonly said: Buffer
  readonly inputs: Buffer
  readonly at: Instant
  readonly dueOn: LocalDate
}

/** Breaks `appeal_one_open` while one of the same programme is open. */
export const insertAppeal = (db: Db, appeal: NewAppeal): Promise<number> =>
  db.run(sql`
    insert into appeal (person_id, appeal_id, made_by, programme, programme_version, category, said_sealed, inputs_sealed, region,
                        state, made_at, due_on)
    select p.person_id, ${appeal.id}, ${appeal.madeBy}, ${appeal.programme}, ${appeal.version}, ${appeal.category},
           ${appeal.said}, ${appeal.inputs}, rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0')::bigint,
           'open', ${appeal.at}, ${appeal.dueOn}
    from person p where p.person_id = ${appeal.about}`)

export const appealsMadeBy = (db: Db, me: PersonId, before: string | null): Promise<AppealRow[]> =>
  db.many(sql`
    select ${columns} from appeal f
    where f.made_by = ${me} and (${before}::bigint is null or f.appeal_id < ${before}::bigint)
    order by f.appeal_id desc limit ${pageSize + 1}`)

/** The column that the scope of a list is asked of. */
const scoped = sql`(select a.*, a.region as village from appeal a) f`

/** Open ones by their last day, answered ones newest first. */
export const appealPage = (
  db: Db,
  state: AppealRow['state'],
  scope: Query,
  after: readonly string[] | null,
): Promise<AppealRow[]> => {
  const [day, id] = after ?? []
  const on = day ?? null
  const at = id ?? null
  return state === 'open'
    ? db.many(sql`
        select ${columns} from ${scoped}
        where f.state = 'open' and ${scope}
          and (${on}::date is null or (f.due_on, f.appeal_id) > (${on}::date, ${at}::bigint))
        order by f.due_on, f.appeal_id limit ${pageSize + 1}`)
    : db.many(sql`
        select ${columns} from ${scoped}
        where f.state = 'answered' and ${scope}
          and (${at}::bigint is null or f.appeal_id < ${at}::bigint)
        order by f.appeal_id desc limit ${pageSize + 1}`)
}

export const appealInScope = (db: Db, id: AppealId, scope: Query): Promise<AppealRow> =>
  db.one(sql`select ${columns} from ${scoped} where f.appeal_id = ${id} and ${scope}`)

/** 0 when it has an answer already. */
export const answerAppeal = (
  db: Db,
  { person_id, appeal_id }: AppealRow,
  reply: { readonly answer: Buffer; readonly at: Instant; readonly accountKey: string },
): Promise<number> =>
  db.run(sql`
    update appeal set state = 'answered', answered_at = ${reply.at}, answered_by = ${reply.accountKey}, answer_sealed = ${reply.answer}
    where person_id = ${person_id} and appeal_id = ${appeal_id} and state = 'open'`)
