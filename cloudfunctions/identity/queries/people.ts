/** The person behind a name and a number, by their keyed hashes. */
import type { LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface FoundPerson {
  readonly person_id: PersonId
  /** The record must be looked at by a human first: it is under review, or says that the person has died. */
  readonly needs_human: boolean
}

/** Locks the person: of two devices that are verified at once, the later one stays linked. */
export const findPerson = (
  db: Db,
  indexes: { readonly name: Buffer; readonly number: Buffer },
  day: LocalDate,
): Promise<FoundPerson | undefined> =>
  db.maybe(sql`
    select p.person_id, p.review_reason is not null or p.died_on is not null as needs_human
    from identifier i join person p on p.person_id = i.person_id
    where i.number_index = ${indexes.number} and p.name_index = ${indexes.name}
      and (i.valid_to is null or i.valid_to >= ${day}::date)
    for update of p`)
