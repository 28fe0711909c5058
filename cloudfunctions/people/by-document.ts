/** The person who stands at a desk: by the full name and the number of a document that is valid today. */
import { ServiceError } from '../../types/errors'
import type { LocalDate, PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { nameIndex, numberIndexes } from './sealed'

export interface PersonRow {
  readonly person_id: PersonId
  readonly birth_date: LocalDate | null
  readonly name_sealed: Buffer
}

/** Alive, by keyed hashes of both. NOT_FOUND tells nothing about which of the two is wrong. */
export async function personByDocument(
  { db, vault, clock }: Pick<Services, 'db' | 'vault' | 'clock'>,
  { name, number }: { readonly name: string; readonly number: string },
): Promise<PersonRow> {
  const row = await db.maybe<PersonRow>(sql`
    select p.person_id, p.birth_date, p.name_sealed
    from identifier i join person p on p.person_id = i.person_id
    where i.number_index = any(${numberIndexes(vault, number)}::bytea[]) and p.name_index = ${nameIndex(vault, name)}
      and p.died_on is null and (i.valid_to is null or i.valid_to >= ${today(clock)}::date)
    limit 1`)
  if (row === undefined) throw new ServiceError('NOT_FOUND')
  return row
}
