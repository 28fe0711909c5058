/** Writes what the plans changed, in sets, inside the caller's transaction. */
import type { Services } from '../../service/context'
import { chunks } from './chunks'
import type { Mark, Pending } from './population'
import { insertCertifications } from './queries/certifications'
import { insertPeople, updatePeople } from './queries/people'
import { insertDatings, insertPregnancies, updatePregnancies } from './queries/pregnancies'
import { insertUnions, updateUnions } from './queries/unions'

const marked = <T extends { readonly mark: Mark }>(all: readonly T[], mark: Mark): readonly T[] =>
  all.filter(record => record.mark === mark)

async function inSets<T>(all: readonly T[], write: (some: readonly T[]) => Promise<void>): Promise<void> {
  for (const some of chunks(all)) await write(some)
}

/** Ends come before beginnings: a person has one open union and one ongoing pregnancy, and the database holds that. */
export async function apply({ db, vault, clock }: Services, pending: Pending): Promise<void> {
  const now = clock.now()
  const { people, unions, pregnancies, certifications } = pending
  await inSets(marked(people, 'new'), some => insertPeople(db, vault, some, now))
  await inSets(marked(people, 'changed'), some => updatePeople(db, vault, some, now))
  await inSets(marked(unions, 'changed'), some => updateUnions(db, some))
  await inSets(marked(unions, 'new'), some => insertUnions(db, some))
  await inSets(marked(pregnancies, 'changed'), some => updatePregnancies(db, some))
  await inSets(marked(pregnancies, 'new'), some => insertPregnancies(db, some, now))
  await inSets(
    pregnancies.filter(pregnancy => pregnancy.redated),
    some => insertDatings(db, some, now),
  )
  await inSets(marked(certifications, 'new'), some => insertCertifications(db, some))
}

/** What ended in these changes, or was dated anew, and was stored before: others hang on it. */
export const endedIn = ({ people, unions, pregnancies }: Pending) => ({
  deaths: marked(people, 'changed').filter(person => person.diedOn !== null),
  unions: marked(unions, 'changed').filter(union => union.endedOn !== null),
  losses: pregnancies.filter(pregnancy => pregnancy.outcome !== null),
  redated: marked(pregnancies, 'changed').filter(({ redated, state }) => redated && state === 'ongoing'),
})
export type Ended = ReturnType<typeof endedIn>
