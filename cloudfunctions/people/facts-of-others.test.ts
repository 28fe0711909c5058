/** Facts of a person that come from somebody else's record, or from papers and screenings. */
import { ordinals } from '../../catalog/ordinals'
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { evidenceBit, resultBit } from '../eligibility/rules/facts'
import { refreshFacts } from './facts'

let world: World
beforeAll(async () => {
  world = await createWorld({})
})
afterAll(() => world.close())

const fact = (id: PersonId) =>
  world.services.db.one<Record<string, unknown>>(sql`select * from person_fact where person_id = ${id}`)

test('what the partner changes reaches the other side, and ends with the union', async () => {
  const { db } = world.services
  const { wife, husband } = await addCouple(world)
  await db.run(
    sql`update person set residence_village = null, permit_until = '2026-12-31' where person_id = ${husband.id}`,
  )
  await refreshFacts(world.services, [husband.id])
  expect(await fact(wife.id)).toMatchObject({ partner_residence: null, partner_permit_until: '2026-12-31' })
  await db.run(
    sql`update couple_member set ended_on = '2026-11-20' where person_id in (${wife.id}, ${husband.id})`,
  )
  await refreshFacts(world.services, [wife.id])
  expect(await fact(wife.id)).toMatchObject({
    couple_id: null,
    partner_sex: null,
    partner_hukou: null,
    partner_permit_until: null,
  })
})

test('the day on which two plan to register stands in for the day on which they did', async () => {
  const { db } = world.services
  const { wife } = await addCouple(world)
  await db.run(
    sql`update couple_member set married_on = null, plans_registration_on = '2027-05-20' where person_id = ${wife.id}`,
  )
  await refreshFacts(world.services, [wife.id])
  expect(await fact(wife.id)).toMatchObject({ married_on: '2027-05-20' })
})

test('somebody without a birthday on record has facts, and is reviewed rather than left out', async () => {
  const { db } = world.services
  const { id } = await addPerson(world)
  await db.run(sql`update person set birth_date = null where person_id = ${id}`)
  await db.run(sql`delete from person_fact where person_id = ${id}`)
  await factsChanged(world.services, [id])
  const row = await fact(id)
  expect(row['birth_date']).toBeNull()
  expect(BigInt(String(row['review'])) & (1n << BigInt(ordinals.V_CANCER))).not.toBe(0n)
})

test('a newborn has its minute of birth and the divisions of the mother, and follows her', async () => {
  const { db, clock } = world.services
  const mother = await addPerson(world)
  const child = await addPerson(world, { birth: '2026-11-20' })
  await db.run(sql`update person set hukou_village = null where person_id = ${child.id}`)
  await db.run(sql`
    insert into newborn (person_id, mother_id, born_at, source, recorded_at)
    values (${child.id}, ${mother.id}, '2026-11-20 23:59', 'clinic', ${clock.now()})`)
  expect((await fact(mother.id))['children']).toBeNull()
  await refreshFacts(world.services, [child.id])
  expect(await fact(mother.id)).toMatchObject({ children: 1 })
  expect(await fact(child.id)).toMatchObject({
    hukou: null,
    born_at: '2026-11-20T23:59',
    mother_hukou: 420506,
    mother_residence: 420506,
  })
  await db.run(sql`update person set residence_village = 320706001001 where person_id = ${mother.id}`)
  await refreshFacts(world.services, [mother.id])
  expect(await fact(child.id)).toMatchObject({ mother_residence: 320706 })
})

test('proofs count while they are valid and not revoked; of screenings the newest result does', async () => {
  const { db, ids, clock } = world.services
  const { id } = await addPerson(world)
  const prove = (kind: string, validUntil: string | null) =>
    db.run(sql`
      insert into evidence (person_id, evidence_id, kind, valid_until, verified_at, verified_by)
      values (${id}, ${ids.next()}, ${kind}, ${validUntil}, ${clock.now()}, 'x')`)
  await prove('residence_proof', '2026-11-23')
  await prove('work_proof', '2026-11-22')
  await prove('consent_signed', null)
  await prove('referral', null)
  await db.run(
    sql`update evidence set revoked_at = ${clock.now()} where person_id = ${id} and kind = 'referral'`,
  )
  const screened = (on: string, result: string) =>
    db.run(sql`
      insert into screening (person_id, screening_id, kind, done_on, result, recorded_at)
      values (${id}, ${ids.next()}, 'chd', ${on}, ${result}, ${clock.now()})`)
  await screened('2026-11-20', 'positive')
  await screened('2026-11-22', 'incomplete')
  await refreshFacts(world.services, [id])
  expect(await fact(id)).toMatchObject({
    evidence: String(evidenceBit('residence_proof') | evidenceBit('consent_signed')),
    results: String(resultBit('chd', 'positive')),
  })
  await screened('2026-11-23', 'negative')
  await refreshFacts(world.services, [id])
  expect(await fact(id)).toMatchObject({ results: String(resultBit('chd', 'negative')) })
})
