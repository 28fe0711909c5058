/** Proofs that a counter has seen. */
import type { EvidenceKind } from '../../../types/evidence'
import type { InstitutionId, Instant, LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface EvidenceRow {
  readonly kind: EvidenceKind
  readonly valid_until: LocalDate | null
  readonly registered_at: Instant
}

/** Of each kind the one that was registered last. */
export const evidenceOf = (db: Db, personId: PersonId): Promise<EvidenceRow[]> =>
  db.many(sql`
    select distinct on (kind) kind, valid_until, verified_at as registered_at from evidence
    where person_id = ${personId} and revoked_at is null
    order by kind, verified_at desc`)

export const insertEvidence = (
  db: Db,
  seen: {
    readonly personId: PersonId
    readonly id: string
    readonly kind: EvidenceKind
    readonly validUntil: LocalDate | null
    readonly at: Instant
    readonly accountKey: string
    readonly institutionId: InstitutionId | null
  },
): Promise<number> =>
  db.run(sql`
    insert into evidence (person_id, evidence_id, kind, valid_until, verified_at, verified_by, institution_id)
    values (${seen.personId}, ${seen.id}, ${seen.kind}, ${seen.validUntil}, ${seen.at}, ${seen.accountKey}, ${seen.institutionId})`)
