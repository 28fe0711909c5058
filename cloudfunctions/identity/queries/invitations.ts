/** Invitations to a partner; a code is found by its keyed hash. */
import type { Instant, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { StoredState } from '../rules/invitation-state'

export interface InvitationRow {
  readonly person_id: PersonId
  readonly invitation_id: string
  readonly state: StoredState
  readonly expires_at: Instant
  readonly answered_at: Instant | null
}

export const openInvitationOf = (db: Db, personId: PersonId): Promise<InvitationRow | undefined> =>
  db.maybe(sql`
    select person_id, invitation_id, state, expires_at, answered_at from partner_invitation
    where person_id = ${personId} and state = 'open' for update`)

export const insertInvitation = (
  db: Db,
  invitation: { id: string; personId: PersonId; codeIndex: Buffer; at: Instant; expiresAt: Instant },
): Promise<number> =>
  db.run(sql`
    insert into partner_invitation (person_id, invitation_id, code_index, state, created_at, expires_at)
    values (${invitation.personId}, ${invitation.id}, ${invitation.codeIndex}, 'open', ${invitation.at}, ${invitation.expiresAt})`)

export const invitationByCode = (db: Db, codeIndex: Buffer): Promise<InvitationRow | undefined> =>
  db.maybe(sql`
    select person_id, invitation_id, state, expires_at, answered_at from partner_invitation where code_index = ${codeIndex}`)

/** @returns 0 when somebody else closed it first */
export const closeInvitation = (
  db: Db,
  { person_id, invitation_id }: InvitationRow,
  to: Exclude<StoredState, 'open'>,
  at: Instant,
  answeredBy: PersonId | null,
): Promise<number> =>
  db.run(sql`
    update partner_invitation set state = ${to}, answered_at = ${at}, answered_by = ${answeredBy}
    where person_id = ${person_id} and invitation_id = ${invitation_id} and state = 'open'`)

/** @returns 0 when none was open and in time */
export const withdrawOpenInvitation = (db: Db, personId: PersonId, at: Instant): Promise<number> =>
  db.run(sql`
    update partner_invitation set state = 'withdrawn', answered_at = ${at}
    where person_id = ${personId} and state = 'open' and expires_at > ${at}`)
