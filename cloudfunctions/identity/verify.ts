/** identity.verify: links an account to one person of the population by name and identity number. */
import { ServiceError } from '../../types/errors'
import type { PersonId } from '../../types/schema'
import { nameIndex, numberIndex } from '../people/sealed'
import { today } from '../platform/clock'
import { audit } from '../service/audit'
import { ensureAccount } from '../service/caller'
import type { Context, Handler } from '../service/context'
import { KeptRefusal } from '../service/kept-refusal'
import { meOf } from './me'
import { countFailure, linkAccount, lockAccount, unlinkOtherAccounts } from './queries/accounts'
import { findPerson } from './queries/people'
import { normaliseNumber } from '../people/rules/identity-number'
import { verifiableOnline } from './rules/document'

const triesADay = 5

/**
 * A failed try is counted although it is refused. Verifying again on a new device moves the link there: the number and the
 * name were shown again, and two devices on one person would mean two places where her record is read.
 */
export const verify: Handler<'identity.verify'> = async (context, input) => {
  const { db, vault, clock, caller } = context
  const { accountKey } = caller
  const day = today(clock)
  if (!verifiableOnline(input.docType)) throw new ServiceError('ID_TYPE_UNSUPPORTED')
  await ensureAccount(context, accountKey)
  const account = await lockAccount(db, accountKey)
  if (account.failed_on === day && account.failed_count >= triesADay) throw new ServiceError('TOO_MANY_TRIES')
  const number = normaliseNumber(input.number)
  const indexes = { name: nameIndex(vault, input.name), number: numberIndex(vault, input.docType, number) }
  const person = await findPerson(db, indexes, day)
  if (person === undefined) {
    await countFailure(db, accountKey, day)
    throw new KeptRefusal('ID_MISMATCH')
  }
  if (person.needs_human) throw new ServiceError('DUPLICATE_PERSON')
  if (account.person_id !== null && account.person_id !== person.person_id)
    throw new ServiceError('ALREADY_LINKED')
  if (account.person_id === null) await link(context, accountKey, person.person_id)
  return meOf(context, { kind: 'resident', accountKey, personId: person.person_id })
}

async function link(context: Context, accountKey: string, personId: PersonId): Promise<void> {
  const others = await unlinkOtherAccounts(context.db, accountKey, personId)
  await linkAccount(context.db, accountKey, personId, context.clock.now())
  await audit(context, personId, 'identity.verify', others === 0 ? null : 'unlinked the account used before')
}
