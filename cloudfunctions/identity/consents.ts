/** identity.consents, identity.setConsent: the ledger that she reads and writes herself. */
import { consentPurpose } from '../../types/identity'
import type { Handler } from '../service/context'
import { grantConsent, openConsents, reopenConsent, withdrawConsent } from './queries/consents'

/** The wording on the consent page; a new wording is a new version, and asks again. */
const textVersion = '2026-11'

export const consents: Handler<'identity.consents'> = async ({ db, caller }) => {
  const open = new Map((await openConsents(db, caller.personId)).map(row => [row.purpose, row.granted_at]))
  return {
    items: consentPurpose.options.map(purpose => {
      const since = open.get(purpose) ?? null
      return { purpose, granted: since !== null, since }
    }),
  }
}

export const setConsent: Handler<'identity.setConsent'> = async (
  { db, clock, caller },
  { purpose, granted },
) => {
  const entry = { personId: caller.personId, purpose, at: clock.now() }
  if (!granted) await withdrawConsent(db, entry)
  else if ((await reopenConsent(db, entry)) === 0)
    await grantConsent(db, { ...entry, textVersion, channel: 'app' })
  return { purpose, granted }
}
