/** identity.me: who is signed in, with what is linked to the account. */
import type { Me } from '../../types/identity'
import { maskedNames } from '../people/masked-names'
import { today } from '../platform/clock'
import type { Caller, Handler, Services } from '../service/context'
import { institutionName, readMe } from './queries/me'

const noPartner: Me['partner'] = { state: 'none', name: null, linkedAt: null }

const sexOf = (code: number): Me['sex'] => (code === 1 ? 'male' : code === 2 ? 'female' : 'unknown')

/** Names are masked, also the caller's own: a phone is looked at over a shoulder. */
export async function meOf(services: Services, caller: Caller): Promise<Me> {
  const { city, clock } = services
  const nobody: Me = {
    signedIn: caller.kind !== 'anonymous',
    name: null,
    personId: null,
    sex: null,
    partner: noPartner,
    staff: null,
    consents: [],
    familyServices: false,
    today: today(clock),
    city: {
      code: city.code,
      name: city.name,
      phone: city.phone,
      visits: (city.visitClasses ?? []).length > 0,
    },
  }
  switch (caller.kind) {
    case 'anonymous':
    case 'account':
      return nobody
    case 'staff': {
      const { role, displayName, institutionId } = caller
      const institution = institutionId === null ? null : await institutionName(services.db, institutionId)
      return { ...nobody, staff: { role, displayName, institution } }
    }
    case 'resident': {
      const { personId } = caller
      const row = await readMe(services.db, personId, clock.now(), today(clock))
      const names = await maskedNames(
        services,
        row.partner_id === null ? [personId] : [personId, row.partner_id],
      )
      const partner: Me['partner'] =
        row.partner_id === null
          ? { ...noPartner, state: row.invited ? 'invited' : 'none' }
          : { state: 'linked', name: names.get(row.partner_id) ?? null, linkedAt: row.confirmed_at }
      return {
        ...nobody,
        personId,
        name: names.get(personId) ?? null,
        sex: sexOf(row.sex),
        partner,
        consents: row.consents,
        familyServices: row.certified,
      }
    }
  }
}

export const me: Handler<'identity.me'> = context => meOf(context, context.caller)
