/** Brings what is stored of the people that a feed speaks of into the population, in sets. */
import type { PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { chunks } from './chunks'
import type { DocumentKey, Person, Population } from './population'
import { certificationsOf } from './queries/certifications'
import { peopleByDocument } from './queries/people'
import { pregnanciesOf } from './queries/pregnancies'
import { unionsOf } from './queries/unions'

export type Tie = 'unions' | 'pregnancies' | 'certifications'

/** Loads each person and each kind of tie once, however many feeds speak of them. */
export class Loader {
  private readonly asked = new Set<DocumentKey>()
  private readonly people = new Map<PersonId, Person>()
  private readonly tied: Record<Tie, Set<PersonId>> = {
    unions: new Set(),
    pregnancies: new Set(),
    certifications: new Set(),
  }

  constructor(private readonly population: Population) {}

  async load(db: Db, keys: Iterable<DocumentKey>, ties: readonly Tie[]): Promise<void> {
    const named = [...new Set(keys)]
    const unknown = named.filter(key => !this.asked.has(key))
    for (const some of chunks(unknown)) {
      for (const { key, person } of await peopleByDocument(db, some)) this.remember(key, person)
      for (const key of some) this.asked.add(key)
    }
    const ids = named.flatMap(key => this.population.people.get(key)?.id ?? [])
    for (const tie of ties) await this.loadTie(db, tie, ids)
  }

  /** Somebody with two documents is one person here too. */
  private remember(key: DocumentKey, person: Person): void {
    const known = this.people.get(person.id)
    this.people.set(person.id, known ?? person)
    if (!this.population.people.has(key)) this.population.people.set(key, known ?? person)
  }

  private async loadTie(db: Db, tie: Tie, ids: readonly PersonId[]): Promise<void> {
    // Whoever this import made has nothing stored yet; whoever was asked for has nothing more.
    const fresh = ids.filter(id => this.people.has(id) && !this.tied[tie].has(id))
    for (const some of chunks(fresh)) {
      await this.fetch(db, tie, some)
      for (const id of some) this.tied[tie].add(id)
    }
  }

  private async fetch(db: Db, tie: Tie, ids: readonly PersonId[]): Promise<void> {
    switch (tie) {
      case 'unions':
        for (const union of await unionsOf(db, ids)) this.population.addUnion(union)
        return
      case 'pregnancies':
        for (const pregnancy of await pregnanciesOf(db, ids)) this.population.addPregnancy(pregnancy)
        return
      case 'certifications':
        for (const one of await certificationsOf(db, ids)) this.population.addCertification(one)
    }
  }
}
