/**
 * The life of an invitation.
 *
 * | state | by | then |
 * |---|---|---|
 * | open | the inviter | accepted or declined by the invited, withdrawn by the inviter |
 * | expired | 7 days | never stored: an open one past its time; the next invitation closes it as withdrawn |
 */
import type { Invitation } from '../../../types/identity'
import type { Instant } from '../../../types/schema'

export const invitationSeconds = 7 * 86_400

export type StoredState = Exclude<Invitation['state'], 'expired'>

export interface StoredInvitation {
  readonly state: StoredState
  readonly expiresAt: Instant
  readonly answeredAt: Instant | null
}

export function stateAt(
  { state, expiresAt, answeredAt }: StoredInvitation,
  now: Instant,
): Invitation['state'] {
  if (state === 'accepted' || state === 'declined') return state
  const ranOut = now >= expiresAt && (answeredAt === null || answeredAt >= expiresAt)
  return ranOut ? 'expired' : state
}
