/**
 * What the import knows of the people that the feeds speak of: what was loaded, plus what the plans changed. Plans work on
 * it alone, so that a dry run goes the same way as an import and writes nothing, not even a lock.
 */
import type { DatingMethod } from '../../../types/pregnancy'
import type { CoupleId, InstitutionId, LocalDate, PersonId, PregnancyId } from '../../../types/schema'
import type { DocType } from '../sealed'
import type { Loss } from './rows/villages'

/** Keyed hash of an identity document in hex: how people are found. The number itself is not kept. */
export type DocumentKey = string & { readonly __brand: 'DocumentKey' }

/** `same` as stored, `new`, or `changed`; back to `same` when it is written. */
export type Mark = 'same' | 'new' | 'changed'

export interface Person {
  readonly id: PersonId
  mark: Mark
  /** Keyed hash in hex. */
  readonly nameKey: string
  readonly sex: number
  readonly birth: LocalDate | null
  phoneKey: string | null
  ethnicity: number | null
  maritalStatus: number | null
  hukou: string | null
  residence: string | null
  residenceSince: LocalDate | null
  diedOn: LocalDate | null
  movedOutOn: LocalDate | null
  reviewReason: string | null
  /** Only of a new person, to be sealed when it is written. */
  readonly document: { readonly name: string; readonly docType: DocType; readonly number: string } | null
  /** Only when it is new, to be sealed when it is written. */
  phone: string | null
}

export interface Union {
  readonly id: CoupleId
  mark: Mark
  readonly members: readonly [PersonId, PersonId]
  readonly home: PersonId
  marriedOn: LocalDate | null
  /** The day on which the two confirmed each other in the app. */
  readonly linkedOn: LocalDate | null
  office: string | null
  endedOn: LocalDate | null
}

export interface PregnancyRecord {
  readonly id: PregnancyId
  readonly personId: PersonId
  mark: Mark
  state: 'ongoing' | 'birth' | 'loss' | 'closed'
  lmp: LocalDate | null
  edd: LocalDate | null
  method: DatingMethod
  version: number
  readonly fetuses: number
  bookletOn: LocalDate | null
  /** The day of the village report that made it known. */
  readonly reportedOn: LocalDate | null
  institutionId: InstitutionId | null
  readonly source: 'self' | 'clinic' | 'import' | 'village'
  outcome: Loss | null
  outcomeOn: LocalDate | null
  /** A dating that is not yet written. */
  redated: boolean
}

export interface Certification {
  readonly personId: PersonId
  mark: Mark
  readonly category: string
  readonly certifiedOn: LocalDate
  readonly endsOn: LocalDate | null
}

export class Population {
  readonly people = new Map<DocumentKey, Person>()
  private readonly unionsOf = new Map<PersonId, Union[]>()
  private readonly pregnanciesOf = new Map<PersonId, PregnancyRecord[]>()
  private readonly certificationsOf = new Map<PersonId, Certification[]>()
  readonly unions = new Map<CoupleId, Union>()

  addUnion(union: Union): void {
    if (this.unions.has(union.id)) return
    this.unions.set(union.id, union)
    for (const member of union.members) append(this.unionsOf, member, union)
  }
  unionsWith(person: PersonId): readonly Union[] {
    return this.unionsOf.get(person) ?? []
  }
  addPregnancy(pregnancy: PregnancyRecord): void {
    append(this.pregnanciesOf, pregnancy.personId, pregnancy)
  }
  pregnanciesWith(person: PersonId): readonly PregnancyRecord[] {
    return this.pregnanciesOf.get(person) ?? []
  }
  addCertification(certification: Certification): void {
    append(this.certificationsOf, certification.personId, certification)
  }
  certificationsWith(person: PersonId): readonly Certification[] {
    return this.certificationsOf.get(person) ?? []
  }

  all(): readonly (Person | Union | PregnancyRecord | Certification)[] {
    return [
      ...new Set(this.people.values()),
      ...this.unions.values(),
      ...[...this.pregnanciesOf.values()].flat(),
      ...[...this.certificationsOf.values()].flat(),
    ]
  }

  /** What is not yet as stored. */
  pending(): Pending {
    const unwritten = <T extends { readonly mark: Mark }>(all: Iterable<T>): T[] =>
      [...new Set(all)].filter(record => record.mark !== 'same')
    return {
      people: unwritten(this.people.values()),
      unions: unwritten(this.unions.values()),
      pregnancies: unwritten([...this.pregnanciesOf.values()].flat()),
      certifications: unwritten([...this.certificationsOf.values()].flat()),
    }
  }
}

export interface Pending {
  readonly people: readonly Person[]
  readonly unions: readonly Union[]
  readonly pregnancies: readonly PregnancyRecord[]
  readonly certifications: readonly Certification[]
}

/** After writing, or in a dry run instead of it. */
export function settle(pending: Pending): void {
  for (const records of Object.values(pending) as readonly (readonly { mark: Mark }[])[])
    for (const record of records) record.mark = 'same'
  for (const pregnancy of pending.pregnancies) pregnancy.redated = false
  for (const person of pending.people) person.phone = null
}

/** Everyone whose facts may have changed. */
export function touchedBy({ people, unions, pregnancies, certifications }: Pending): Set<PersonId> {
  return new Set([
    ...people.map(person => person.id),
    ...unions.flatMap(union => union.members),
    ...pregnancies.map(pregnancy => pregnancy.personId),
    ...certifications.map(certification => certification.personId),
  ])
}

/** A stored record that was changed; a new one stays new. */
export function changed(record: { mark: Mark }): void {
  if (record.mark === 'same') record.mark = 'changed'
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
