/** evidence.find, evidence.findByNumber: the person at the counter, by her code or by name and number. Each is logged. */
import { ServiceError } from '../../types/errors'
import type { FoundPerson } from '../../types/evidence'
import type { PersonId } from '../../types/schema'
import { peopleByCheckinCode } from '../booking/presented'
import { personByDocument, type PersonRow } from '../people/by-document'
import { childrenOf } from '../people/children'
import { maskName } from '../people/name'
import { openName } from '../people/sealed'
import { audit, mustHaveFound } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { holdersOf, present } from '../vouchers/present'
import { foundRows, withMother } from './queries/at-counter'

async function found(
  context: Context<StaffCaller>,
  row: PersonRow,
  show: (name: string) => string,
): Promise<FoundPerson> {
  return {
    personId: row.person_id,
    name: show(openName(context.vault, row.person_id, row.name_sealed)),
    birthDate: row.birth_date,
    children: [...(await childrenOf(context, row.person_id))],
  }
}

/** A voucher first, then a check-in: neither has been used by being looked at. CODE_UNKNOWN when it is none. */
async function peopleOf(context: Context<StaffCaller>, code: string): Promise<readonly PersonId[]> {
  try {
    return holdersOf(await present(context, code, { forRedeem: false }))
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'CODE_UNKNOWN') throw error
  }
  try {
    return await peopleByCheckinCode(context, code)
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'NOT_FOUND') throw new ServiceError('CODE_UNKNOWN')
    throw error
  }
}

/** A code names both of a couple, of whom one may be at home: names stay masked. */
export const find: Handler<'evidence.find'> = async (context, input) => {
  const rows = await foundRows(context.db, await peopleOf(context, input.code))
  const people: FoundPerson[] = []
  for (const row of rows) {
    await audit(context, row.person_id, 'evidence.find')
    people.push(await found(context, row, maskName))
  }
  return { people }
}

/** Who knows the full name and number has the paper in hand: the name is shown in full to be compared. */
export const findByNumber: Handler<'evidence.findByNumber'> = async (context, input) => {
  const row = await personByDocument(context, input)
  await audit(context, row.person_id, 'evidence.findByNumber')
  return { people: [await found(context, row, name => name)] }
}

/** Of a small child: whoever found the mother. NOT_FOUND for anybody whom this account has not found today. */
export async function mustBeHere(context: Context<StaffCaller>, personId: PersonId): Promise<void> {
  await mustHaveFound(context, await withMother(context.db, personId), [
    'evidence.find',
    'evidence.findByNumber',
  ])
}
