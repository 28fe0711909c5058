/** Published versions with who wrote and who published them. Read afresh: the day's cache does not know today's. */
import { z, type Instant } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import { programmeVersion, type Programme } from '../../eligibility/rules/programme'

export interface PublishedVersion {
  readonly programme: Programme
  readonly author: string | null
  readonly approver: string | null
  readonly publishedAt: Instant | null
}

interface Row {
  readonly definition: unknown
  readonly author: string | null
  readonly approver: string | null
  readonly published_at: Instant | null
}

/** By ordinal, then from the oldest to the newest. */
export async function publishedVersions(db: Db): Promise<readonly PublishedVersion[]> {
  const rows = await db.many<Row>(sql`
    select v.definition, a.display_name as author, b.display_name as approver, v.published_at
    from programme_version v
    left join staff a on a.account_key = v.author
    left join staff b on b.account_key = v.approver
    order by v.ordinal, v.version, v.region`)
  return rows.map(({ definition, author, approver, published_at }) => ({
    programme: z.parse(programmeVersion, definition),
    author,
    approver,
    publishedAt: published_at,
  }))
}

/** One publishing at a time, so that two drafts cannot be given the same version or ordinal. Until the transaction ends. */
export const lockPublishing = (db: Db): Promise<unknown> =>
  db.one(sql`select pg_advisory_xact_lock(hashtext('policy.publish'))::text`)

/** Inserts only: there is no statement anywhere that updates a version. */
export const insertVersion = (
  db: Db,
  programme: Programme,
  by: { readonly author: string; readonly approver: string; readonly at: Instant },
): Promise<number> =>
  db.run(sql`
    insert into programme_version (code, version, region, ordinal, effective_from, effective_to, definition, author, approver, published_at)
    values (${programme.code}, ${programme.version}, ${programme.region}, ${programme.ordinal},
            ${programme.effectiveFrom}, ${programme.effectiveTo ?? null}, ${JSON.stringify(programme)},
            ${by.author}, ${by.approver}, ${by.at})`)
