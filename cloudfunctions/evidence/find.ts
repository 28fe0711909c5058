/** evidence.find, evidence.findByNumber: the person at the counter, by her code or by name and number. Each is logged. */
import { ServiceError } from '../../types/errors'
import type { FoundPerson } from '../../types/evidence'
import type { PersonId, TimeOfDay } from '../../types/schema'
import { peopleByCheckinCode } from '../booking/presented'
import { childrenOf } from '../people/children'
import { maskName } from '../people/name'
import { normaliseNumber } from '../people/rules/identity-number'
import { nameIndex, numberIndex, openName, type DocType } from '../people/sealed'
import { instantAt, today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { holdersOf, present } from '../vouchers/present'
import { foundByDocument, foundRows, foundSince, type FoundRow } from './queries/at-counter'

/** The kind of document is not asked for: its number says enough. */
const docTypes: readonly DocType[] = [
  'resident_id',
  'passport',
  'permanent_resident',
  'hmt_permit',
  'birth_certificate',
  'temporary',
]

async function found(
  context: Context<StaffCaller>,
  row: FoundRow,
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
  const { db, vault, clock } = context
  const number = normaliseNumber(input.number)
  const row = await foundByDocument(
    db,
    {
      name: nameIndex(vault, input.name),
      numbers: docTypes.map(docType => numberIndex(vault, docType, number)),
    },
    today(clock),
  )
  if (row === undefined) throw new ServiceError('NOT_FOUND')
  await audit(context, row.person_id, 'evidence.findByNumber')
  return { people: [await found(context, row, name => name)] }
}

/** NOT_FOUND for anybody whom this account has not found today: not even the existence is told. */
export async function mustBeHere(context: Context<StaffCaller>, personId: PersonId): Promise<void> {
  const { db, clock, caller } = context
  const since = instantAt(today(clock), '00:00' as TimeOfDay)
  if (!(await foundSince(db, personId, caller.accountKey, since))) throw new ServiceError('NOT_FOUND')
}
