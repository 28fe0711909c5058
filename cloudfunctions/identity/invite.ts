/** identity.invitePartner, identity.withdrawInvitation, identity.invitation: making, taking back, looking at an invitation. */
import { ServiceError } from '../../types/errors'
import type { Invitation } from '../../types/identity'
import { maskedNames } from '../people/masked-names'
import { plusSeconds } from '../platform/clock'
import type { Handler, Services } from '../service/context'
import { lockUnionsOf } from './queries/couples'
import {
  closeInvitation,
  insertInvitation,
  invitationByCode,
  openInvitationOf,
  withdrawOpenInvitation,
  type InvitationRow,
} from './queries/invitations'
import { codeIndex, codeOf, normaliseCode } from './rules/invitation-code'
import { invitationSeconds, stateAt } from './rules/invitation-state'

async function shown(services: Services, row: InvitationRow): Promise<Invitation> {
  const names = await maskedNames(services, [row.person_id])
  const stored = { state: row.state, expiresAt: row.expires_at, answeredAt: row.answered_at }
  return {
    code: codeOf(services.vault, row.invitation_id),
    inviterName: names.get(row.person_id) ?? '*',
    state: stateAt(stored, services.clock.now()),
    expiresAt: row.expires_at,
  }
}

export const invitePartner: Handler<'identity.invitePartner'> = async context => {
  const { db, clock, ids, vault, caller } = context
  const { personId } = caller
  const unions = await lockUnionsOf(db, [personId])
  if (unions.some(union => union.confirmed_at !== null)) throw new ServiceError('ALREADY_LINKED')
  const now = clock.now()
  const open = await openInvitationOf(db, personId)
  if (open !== undefined && open.expires_at > now) return shown(context, open)
  if (open !== undefined) await closeInvitation(db, open, 'withdrawn', now, null)
  const id = ids.next()
  const expiresAt = plusSeconds(now, invitationSeconds)
  await insertInvitation(db, {
    id,
    personId,
    codeIndex: codeIndex(vault, codeOf(vault, id)),
    at: now,
    expiresAt,
  })
  return shown(context, {
    person_id: personId,
    invitation_id: id,
    state: 'open',
    expires_at: expiresAt,
    answered_at: null,
  })
}

export const withdrawInvitation: Handler<'identity.withdrawInvitation'> = async ({ db, clock, caller }) => {
  if ((await withdrawOpenInvitation(db, caller.personId, clock.now())) === 0)
    throw new ServiceError('NOT_FOUND')
  return {}
}

export const invitation: Handler<'identity.invitation'> = async (context, input) => {
  const found = await invitationByCode(context.db, codeIndex(context.vault, normaliseCode(input.code)))
  if (found === undefined) throw new ServiceError('INVITATION_UNKNOWN')
  return shown(context, found)
}
