/** Who plays the demo: chosen once from the population and kept, so that one can sign in as the same person again. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from '../cloudfunctions/database/sql'
import { hardshipBits } from '../cloudfunctions/eligibility/rules/facts'
import { rangeOf } from '../cloudfunctions/eligibility/rules/region'
import { today } from '../cloudfunctions/platform/clock'
import type { Services } from '../cloudfunctions/service/context'
import { personId, z, type PersonId } from '../types/schema'

const cast = z.object({
  bride: personId,
  groom: personId,
  pregnant: personId,
  mother: personId,
  family: z.optional(personId),
})
export type Cast = z.infer<typeof cast>

const home = ({ code }: Services['city']): readonly [number, number] => rangeOf(code.replace(/(00)+$/, ''))

/** The newest couple of the city without a pregnancy, both alive and here. */
const newestCouple = ({
  db,
  city,
  clock,
}: Services): Promise<{ bride: PersonId; groom: PersonId } | undefined> =>
  db.maybe(sql`
    select w.person_id as bride, h.person_id as groom
    from couple_member m
    join person_fact w on w.person_id = m.person_id and w.sex = 2 and w.hukou between ${home(city)[0]} and ${home(city)[1]} and w.alive and w.resident
    join person_fact h on h.person_id = m.partner_id and h.sex = 1 and h.alive and h.resident
    join identifier wi on wi.person_id = w.person_id and wi.doc_type = 'resident_id'
    join identifier hi on hi.person_id = h.person_id and hi.doc_type = 'resident_id'
    where m.ended_on is null and m.married_on <= ${today(clock)}
      and not exists (select 1 from pregnancy g where g.person_id = m.person_id)
    order by m.married_on desc, m.couple_id limit 1`)

/** A dated pregnancy about half-way. */
const halfWay = ({ db, clock }: Services): Promise<{ pregnant: PersonId } | undefined> =>
  db.maybe(sql`
    select g.person_id as pregnant
    from pregnancy g join person_fact f using (person_id)
    join identifier i on i.person_id = g.person_id and i.doc_type = 'resident_id'
    where g.state = 'ongoing' and g.edd is not null and f.alive and f.resident
    order by abs(g.edd - ${today(clock)}::date - 180), g.pregnancy_id limit 1`)

/** The mother of the youngest child. */
const newMother = ({ db }: Services): Promise<{ mother: PersonId } | undefined> =>
  db.maybe(sql`
    select n.mother_id as mother
    from newborn n join person_fact f on f.person_id = n.mother_id
    join identifier i on i.person_id = n.mother_id and i.doc_type = 'resident_id'
    where f.alive and f.resident order by n.born_at desc, n.person_id limit 1`)

/** A certified family, for the services that it may order; not every population has one. */
const certifiedFamily = ({ db }: Services): Promise<{ family: PersonId } | undefined> =>
  db.maybe(sql`
    select f.person_id as family
    from person_fact f join identifier i on i.person_id = f.person_id and i.doc_type = 'resident_id'
    where f.hardship & ${hardshipBits.specialFamily} <> 0 and f.alive and f.resident and f.sex = 2 order by f.birth_date, f.person_id limit 1`)

/** @returns null while the population has nobody who fits */
export async function castOf(services: Services, folder: string): Promise<Cast | null> {
  const file = path.join(folder, 'cast.json')
  if (existsSync(file)) {
    const kept = z.safeParse(cast, JSON.parse(readFileSync(file, 'utf8')))
    if (kept.success) return kept.data
  }
  const chosen = {
    ...(await newestCouple(services)),
    ...(await halfWay(services)),
    ...(await newMother(services)),
    ...(await certifiedFamily(services)),
  }
  const complete = z.safeParse(cast, chosen)
  if (!complete.success) return null
  writeFileSync(file, JSON.stringify(complete.data))
  return complete.data
}
