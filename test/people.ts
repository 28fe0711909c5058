/** Invented people: identity numbers in the unassigned province 47, phones in the unassigned prefix 160. */
import { sql } from '../cloudfunctions/database/sql'
import {
  nameIndex,
  numberIndex,
  phoneIndex,
  sealName,
  sealNumber,
  sealPhone,
} from '../cloudfunctions/people/sealed'
import type { PersonId } from '../types/schema'
import type { World } from './world'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A checksum-valid number; the sequence decides the sex (odd: male). */
export function inventedNumber(birth: string, sequence: number): string {
  const body = `470101${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

let people = 0

export interface Invented {
  readonly name?: string
  readonly sex?: 'male' | 'female'
  readonly birth?: string
  /** 12-digit village of household registration and residence. */
  readonly village?: string
  readonly phone?: string
}

export interface Added {
  readonly id: PersonId
  readonly name: string
  readonly number: string
  readonly phone: string
}

/** Puts one person into the population with a number, a phone and the facts that eligibility reads. */
export async function addPerson(world: Pick<World, 'services'>, invented: Invented = {}): Promise<Added> {
  const { db, ids, vault, clock } = world.services
  const n = ++people
  const sex = invented.sex === 'male' ? 1 : 2
  const birth = invented.birth ?? '1996-02-29'
  const name = invented.name ?? `程${'甲乙丙丁戊己庚辛壬癸'[n % 10]}${'子丑寅卯辰巳午未'[n % 8]}`
  const phone = invented.phone ?? `160${String(10_000_000 + n)}`
  const village = invented.village ?? '420506001001'
  const number = inventedNumber(birth, 2 * (n % 490) + (sex === 1 ? 1 : 0))
  const id = ids.next<PersonId>()
  await db.run(sql`
    insert into person (person_id, sex, birth_date, name_sealed, name_index, phone_sealed, phone_index, ethnicity, marital_status,
                        hukou_village, residence_village, created_at, updated_at)
    values (${id}, ${sex}, ${birth}, ${sealName(vault, id, name)}, ${nameIndex(vault, name)}, ${sealPhone(vault, id, phone)},
            ${phoneIndex(vault, phone)}, 1, 20, ${village}, ${village}, ${clock.now()}, ${clock.now()})`)
  await db.run(sql`
    insert into identifier (number_index, person_id, doc_type, number_sealed)
    values (${numberIndex(vault, 'resident_id', number)}, ${id}, 'resident_id', ${sealNumber(vault, id, number)})`)
  await db.run(sql`
    insert into person_fact (person_id, alive, resident, sex, birth_date, hukou, residence, village)
    values (${id}, true, true, ${sex}, ${birth}, ${village.slice(0, 6)}, ${village.slice(0, 6)}, ${village})`)
  return { id, name, number, phone }
}

/** A couple on record; the woman is the home person. `confirmed` when they linked each other in the app. */
export async function addCouple(
  world: Pick<World, 'services'>,
  options: { marriedOn?: string; confirmed?: boolean } = {},
): Promise<{ wife: Added; husband: Added; coupleId: string }> {
  const { db, ids, clock } = world.services
  const wife = await addPerson(world, { sex: 'female' })
  const husband = await addPerson(world, { sex: 'male', birth: '1994-05-06' })
  const coupleId = ids.next()
  const marriedOn = options.marriedOn ?? '2026-10-01'
  const confirmed = options.confirmed === false ? null : clock.now()
  for (const [me, other, role] of [
    [wife, husband, 1],
    [husband, wife, 2],
  ] as const) {
    await db.run(sql`
      insert into couple_member (person_id, couple_id, partner_id, home_person_id, married_on, source, confirmed_at)
      values (${me.id}, ${coupleId}, ${other.id}, ${wife.id}, ${marriedOn}, 'civil_affairs', ${confirmed})`)
    await db.run(sql`
      update person_fact f set couple_id = ${coupleId}, couple_role = ${role}, married_on = ${marriedOn},
             partner_sex = o.sex, partner_birth_date = o.birth_date, partner_hukou = o.hukou, partner_residence = o.residence,
             partner_linked = ${confirmed !== null}
      from person_fact o where f.person_id = ${me.id} and o.person_id = ${other.id}`)
  }
  return { wife, husband, coupleId }
}
