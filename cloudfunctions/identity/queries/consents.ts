/** The consent ledger: one row a grant, closed on withdrawal, never deleted. */
import type { ConsentPurpose } from '../../../types/identity'
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export const openConsents = (
  db: Db,
  personId: PersonId,
): Promise<{ purpose: ConsentPurpose; granted_at: Instant }[]> =>
  db.many(sql`select purpose, granted_at from consent where person_id = ${personId} and withdrawn_at is null`)

/** A grant that is open already stays as it is. */
export const grantConsent = (
  db: Db,
  grant: { personId: PersonId; purpose: ConsentPurpose; at: Instant; textVersion: string; channel: string },
): Promise<number> =>
  db.run(sql`
    insert into consent (person_id, purpose, granted_at, text_version, channel)
    values (${grant.personId}, ${grant.purpose}, ${grant.at}, ${grant.textVersion}, ${grant.channel})
    on conflict do nothing`)

/** A withdrawal of the same instant is taken back: (person, purpose, instant) is the row's identity. */
export const reopenConsent = (
  db: Db,
  { personId, purpose, at }: { personId: PersonId; purpose: ConsentPurpose; at: Instant },
): Promise<number> =>
  db.run(sql`
    update consent set withdrawn_at = null
    where person_id = ${personId} and purpose = ${purpose} and granted_at = ${at} and withdrawn_at = ${at}`)

export const withdrawConsent = (
  db: Db,
  { personId, purpose, at }: { personId: PersonId; purpose: ConsentPurpose; at: Instant },
): Promise<number> =>
  db.run(sql`
    update consent set withdrawn_at = ${at}
    where person_id = ${personId} and purpose = ${purpose} and withdrawn_at is null`)
