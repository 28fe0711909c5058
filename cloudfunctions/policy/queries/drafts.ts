/** Drafts of programme versions. Every change names the revision that it has seen. */
import type { Definition, DraftId, DraftState } from '../../../types/policy'
import { localDate, type Instant, type LocalDate, type ProgrammeCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'

export interface DraftRow {
  readonly draft_id: DraftId
  readonly code: ProgrammeCode
  readonly region: string | null
  readonly base_version: number | null
  readonly base_region: string | null
  readonly definition: Definition
  readonly state: DraftState
  readonly revision: number
  readonly author: string
  readonly saved_by: string
  readonly editors: readonly string[]
  readonly saved_at: Instant
  readonly submitted_by: string | null
  readonly submitted_at: Instant | null
  readonly decided_by: string | null
  readonly reason: string | null
  readonly published_version: number | null
  readonly author_name: string | null
  readonly submitter_name: string | null
  readonly decider_name: string | null
}

const withNames = (where: Query): Query => sql`
  select d.*, a.display_name as author_name, s.display_name as submitter_name, b.display_name as decider_name
  from programme_draft d
  left join staff a on a.account_key = d.author
  left join staff s on s.account_key = d.submitted_by
  left join staff b on b.account_key = d.decided_by
  where ${where}`

/** NOT_FOUND when there is none. */
export const draftById = (db: Db, id: DraftId): Promise<DraftRow> =>
  db.one(withNames(sql`d.draft_id = ${id}`))

/** The newest first. @param code of one programme only */
export const openDrafts = (db: Db, code: ProgrammeCode | null = null): Promise<DraftRow[]> =>
  db.many(sql`
    ${withNames(sql`d.state in ('editing', 'submitted', 'returned') and (${code}::text is null or d.code = ${code})`)}
    order by d.saved_at desc limit 200`)

export const insertDraft = (
  db: Db,
  draft: {
    readonly id: DraftId
    readonly code: ProgrammeCode
    readonly base: { readonly version: number; readonly region: string } | null
    readonly definition: Definition
    readonly author: string
    readonly at: Instant
  },
): Promise<number> =>
  db.run(sql`
    insert into programme_draft (draft_id, code, base_version, base_region, definition, state, revision, author, created_at, saved_by, saved_at, editors)
    values (${draft.id}, ${draft.code}, ${draft.base?.version ?? null}, ${draft.base?.region ?? null}, ${JSON.stringify(draft.definition)},
            'editing', 1, ${draft.author}, ${draft.at}, ${draft.author}, ${draft.at}, array[${draft.author}::text])`)

interface Seen {
  readonly id: DraftId
  readonly revision: number
  readonly by: string
  readonly at: Instant
}
/** False when somebody was faster. */
const changed = async (db: Db, { id, revision }: Seen, change: Query): Promise<boolean> =>
  (await db.run(sql`
    update programme_draft set revision = revision + 1, ${change} where draft_id = ${id} and revision = ${revision}`)) ===
  1

export const keepDefinition = (db: Db, seen: Seen, definition: Definition): Promise<boolean> =>
  changed(
    db,
    seen,
    sql`definition = ${JSON.stringify(definition)}, state = 'editing', saved_by = ${seen.by}, saved_at = ${seen.at},
        editors = case when ${seen.by} = any(editors) then editors else editors || ${seen.by}::text end,
        submitted_by = null, submitted_at = null, decided_by = null, decided_at = null, reason = null`,
  )

export const markSubmitted = (db: Db, seen: Seen): Promise<boolean> =>
  changed(
    db,
    seen,
    sql`state = 'submitted', submitted_by = ${seen.by}, submitted_at = ${seen.at}, decided_by = null, decided_at = null, reason = null`,
  )

export const markPublished = (db: Db, seen: Seen, version: number): Promise<boolean> =>
  changed(
    db,
    seen,
    sql`state = 'published', decided_by = ${seen.by}, decided_at = ${seen.at}, published_version = ${version}`,
  )

export const markReturned = (db: Db, seen: Seen, reason: string): Promise<boolean> =>
  changed(
    db,
    seen,
    sql`state = 'returned', decided_by = ${seen.by}, decided_at = ${seen.at}, reason = ${reason}`,
  )

export const markWithdrawn = (db: Db, seen: Seen): Promise<boolean> =>
  changed(db, seen, sql`state = 'withdrawn', decided_by = ${seen.by}, decided_at = ${seen.at}`)

/** When it shall begin; null while that is not filled in. */
export function effectiveFromOf(definition: Definition): LocalDate | null {
  const from = localDate.safeParse(definition['effectiveFrom'])
  return from.success ? from.data : null
}
