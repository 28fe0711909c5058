/** identity.answerInvitation: the invited confirms or declines; confirming links the two as a couple. */
import { ServiceError } from '../../types/errors'
import type { CoupleId, PersonId } from '../../types/schema'
import { onViolation, RetryableError } from '../database/driver-error'
import { factsChanged } from '../eligibility/changed'
import { audit } from '../service/audit'
import type { Context, Handler } from '../service/context'
import { meOf } from './me'
import { confirmUnion, insertUnion, lockUnionsOf } from './queries/couples'
import { closeInvitation, invitationByCode, withdrawOpenInvitation } from './queries/invitations'
import { codeIndex, normaliseCode } from './rules/invitation-code'
import { stateAt } from './rules/invitation-state'

export const answerInvitation: Handler<'identity.answerInvitation'> = async (context, input) => {
  const { db, clock, vault, caller } = context
  const now = clock.now()
  const invitation = await invitationByCode(db, codeIndex(vault, normaliseCode(input.code)))
  if (invitation === undefined) throw new ServiceError('INVITATION_UNKNOWN')
  if (invitation.person_id === caller.personId) throw new ServiceError('OWN_INVITATION')
  const stored = {
    state: invitation.state,
    expiresAt: invitation.expires_at,
    answeredAt: invitation.answered_at,
  }
  if (stateAt(stored, now) !== 'open') throw new ServiceError('INVITATION_CLOSED')
  if (input.accept) await link(context, invitation.person_id, caller.personId)
  const answer = input.accept ? 'accepted' : 'declined'
  if ((await closeInvitation(db, invitation, answer, now, caller.personId)) === 0)
    throw new ServiceError('INVITATION_CLOSED')
  return meOf(context, caller)
}

/**
 * | open union of either | then |
 * |---|---|
 * | between these two, confirmed | ALREADY_LINKED |
 * | between these two, on record only | both rows are confirmed |
 * | of the invited with somebody else, made in the app | ALREADY_LINKED: unlink first |
 * | of either with somebody else | PARTNER_DIFFERS: a counter looks at both documents |
 * | none | a union is made, source `invitation` |
 */
async function link(context: Context, inviter: PersonId, invited: PersonId): Promise<void> {
  const { db, clock, ids } = context
  const now = clock.now()
  const unions = await lockUnionsOf(db, [inviter, invited])
  const [union] = unions
  const between = unions.filter(({ partner_id }) => partner_id === inviter || partner_id === invited)
  if (between.length !== unions.length) {
    const own = unions.find(({ person_id }) => person_id === invited)
    throw own?.source === 'invitation' && own.partner_id !== inviter
      ? new ServiceError('ALREADY_LINKED')
      : new ServiceError('PARTNER_DIFFERS')
  }
  if (union === undefined) {
    const coupleId = ids.next<CoupleId>()
    // Somebody was quicker by an instant: read again, and answer what stands then.
    const again = (): RetryableError => new RetryableError('couple_member_one_open')
    await onViolation('couple_member_one_open', again, () =>
      insertUnion(db, { coupleId, inviter, invited, at: now }),
    )
  } else {
    if (union.confirmed_at !== null) throw new ServiceError('ALREADY_LINKED')
    await confirmUnion(db, union, now)
  }
  // An invitation of the invited that is still open would only lead to ALREADY_LINKED.
  await withdrawOpenInvitation(db, invited, now)
  for (const person of [inviter, invited]) await audit(context, person, 'identity.answerInvitation')
  await factsChanged(context, [inviter, invited])
}
