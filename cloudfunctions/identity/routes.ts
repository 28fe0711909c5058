/** The door of the identity room: accounts, verification, partner links, consent. */
import type { Routes } from '../service/context'
import { answerInvitation } from './answer-invitation'
import { consents, setConsent } from './consents'
import { invitation, invitePartner, withdrawInvitation } from './invite'
import { me } from './me'
import { readers } from './readers'
import { unlinkPartner } from './unlink-partner'
import { verify } from './verify'

export const identityRoutes = {
  'identity.me': me,
  'identity.verify': verify,
  'identity.invitePartner': invitePartner,
  'identity.withdrawInvitation': withdrawInvitation,
  'identity.invitation': invitation,
  'identity.answerInvitation': answerInvitation,
  'identity.unlinkPartner': unlinkPartner,
  'identity.consents': consents,
  'identity.setConsent': setConsent,
  'identity.readers': readers,
} satisfies Pick<Routes, `identity.${string}` & keyof Routes>
