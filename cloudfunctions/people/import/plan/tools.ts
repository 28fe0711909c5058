/** What a plan works with: the people, what day it is, new ids, the hashes. Nothing that reads or writes. */
import type { LocalDate, PersonId } from '../../../../types/schema'
import type { Ids } from '../../../platform/ids'
import type { DocType } from '../../sealed'
import type { Keys } from '../keys'
import type { Person, Population } from '../population'

export interface Tools {
  readonly population: Population
  readonly today: LocalDate
  readonly ids: Ids
  readonly keys: Keys
}

export interface Newcomer {
  readonly name: string
  readonly docType: DocType
  readonly number: string
  readonly sex: 1 | 2
  readonly birth: LocalDate | null
}

/** A person that no feed has told of before. */
export function addPerson({ population, ids, keys }: Tools, newcomer: Newcomer): Person {
  const { name, docType, number, sex, birth } = newcomer
  const person: Person = {
    id: ids.next<PersonId>(),
    mark: 'new',
    nameKey: keys.name(name),
    sex,
    birth,
    phoneKey: null,
    ethnicity: null,
    maritalStatus: null,
    hukou: null,
    residence: null,
    residenceSince: null,
    diedOn: null,
    movedOutOn: null,
    reviewReason: null,
    document: { name, docType, number },
    phone: null,
  }
  population.people.set(keys.document(newcomer), person)
  return person
}
