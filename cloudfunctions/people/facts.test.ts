import fc from 'fast-check'
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { passStatement } from '../eligibility/pass'
import { inForce } from '../eligibility/rules/programme'
import { today } from '../platform/clock'
import { refreshAllFacts, refreshFacts } from './facts'

let world: World
beforeAll(async () => {
  world = await createWorld({})
})
afterAll(() => world.close())

const fact = (id: PersonId) =>
  world.services.db.one<Record<string, unknown>>(sql`select * from person_fact where person_id = ${id}`)
const bitOf = (code: string): bigint => {
  const found = world.services.city.programmes.find(programme => programme.code === code)
  if (found === undefined) throw new Error(`${code} is not in the pack`)
  return 1n << BigInt(found.ordinal)
}

interface Claim {
  readonly home: PersonId
  readonly partner?: PersonId
  readonly programme: string
  readonly subject: string
  readonly state: 'claimed' | 'redeemed' | 'expired'
}

/** A voucher as the claim and the desk would leave it. */
async function addVoucher({ home, partner, programme, subject, state }: Claim): Promise<void> {
  const { db, ids, clock } = world.services
  const redeemed = state === 'redeemed'
  await db.run(sql`
    insert into voucher (person_id, voucher_id, programme, programme_version, subject, partner_id, state, code_index, code_sealed,
      claimed_by, claimed_at, valid_from, valid_until, quota_period, quota_region, redeemed_at, redeemed_institution_id)
    values (${home}, ${ids.next()}, ${programme}, 1, ${subject}, ${partner ?? null}, ${state}, 'x', 'x', ${home}, ${clock.now()},
      '2026-11-01', '2027-01-31', '2026', 420506, ${redeemed ? clock.now() : null}, ${redeemed ? 1 : null})
    on conflict do nothing`)
}

async function startPregnancy(id: PersonId, edd: string | null): Promise<string> {
  const { db, ids, clock } = world.services
  const pregnancyId = ids.next()
  await db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, edd, dating_method, fetuses, source, created_at)
    values (${id}, ${pregnancyId}, 'ongoing', ${edd}, ${edd === null ? 'UNDATED' : 'LMP'}, 2, 'self', ${clock.now()})
    on conflict do nothing`)
  return pregnancyId
}

test('a person, a couple, a pregnancy, a hardship become one narrow row', async () => {
  const { db } = world.services
  const { wife, husband, coupleId } = await addCouple(world, { confirmed: false })
  await db.run(sql`
    update person set hukou_village = 420583001001, residence_since = '2026-01-01', permit_until = '2027-01-01' where person_id = ${wife.id}`)
  await db.run(sql`
    insert into hardship (person_id, category, certified_on, source) values (${wife.id}, 'low_income', '2026-01-01', 'x'), (${wife.id}, 'disabled', '2026-02-01', 'x')`)
  await db.run(sql`
    insert into hardship (person_id, category, certified_on, ends_on, source) values (${wife.id}, 'destitute', '2025-01-01', '2025-12-31', 'x')`)
  const pregnancyId = await startPregnancy(wife.id, '2027-06-30')
  await refreshFacts(world.services, [husband.id])
  expect(await fact(wife.id)).toMatchObject({
    alive: true,
    resident: true,
    pregnant: true,
    sex: 2,
    birth_date: '1996-02-29',
    fetuses: 2,
    couple_role: 1,
    hukou: 420583,
    residence: 420506,
    hardship: 10,
    residence_since: '2026-01-01',
    permit_until: '2027-01-01',
    married_on: '2026-10-01',
    dating_lmp: '2026-09-23',
    partner_sex: 1,
    partner_birth_date: '1994-05-06',
    partner_hukou: 420506,
    partner_residence: 420506,
    partner_linked: false,
    village: '420506001001',
    couple_id: coupleId,
    pregnancy_id: pregnancyId,
  })
  expect(await fact(husband.id)).toMatchObject({
    pregnant: false,
    fetuses: null,
    couple_role: 2,
    partner_hukou: 420583,
    partner_residence_since: '2026-01-01',
    partner_permit_until: '2027-01-01',
    dating_lmp: null,
  })
})

test('a voucher of the couple counts for both, and no longer in another union', async () => {
  const { db, ids, clock } = world.services
  const { wife, husband, coupleId } = await addCouple(world)
  await addVoucher({
    home: wife.id,
    partner: husband.id,
    programme: 'V_PREMARITAL',
    subject: `couple:${coupleId}`,
    state: 'redeemed',
  })
  await addVoucher({
    home: wife.id,
    partner: husband.id,
    programme: 'V_PRECONCEPTION',
    subject: `couple:${coupleId}`,
    state: 'claimed',
  })
  await refreshFacts(world.services, [wife.id])
  const spent = { used: String(bitOf('V_PREMARITAL')), holds: String(bitOf('V_PRECONCEPTION')) }
  expect(await fact(wife.id)).toMatchObject(spent)
  expect(await fact(husband.id)).toMatchObject(spent)

  await db.run(sql`update couple_member set ended_on = '2026-11-20' where couple_id = ${coupleId}`)
  const other = await addPerson(world, { sex: 'female' })
  for (const [me, partner] of [
    [husband.id, other.id],
    [other.id, husband.id],
  ])
    await db.run(sql`
      insert into couple_member (person_id, couple_id, partner_id, home_person_id, source, confirmed_at)
      values (${me}, ${ids.next()}, ${partner}, ${other.id}, 'invitation', ${clock.now()})`)
  await refreshFacts(world.services, [husband.id])
  for (const person of [wife, husband, other])
    expect(await fact(person.id)).toMatchObject({ used: '0', holds: '0' })
})

test('a voucher of a pregnancy counts for that pregnancy, one of a year for that year, an expired one not at all', async () => {
  const { db } = world.services
  const { id } = await addPerson(world)
  const first = await startPregnancy(id, '2026-12-30')
  await addVoucher({ home: id, programme: 'V_NT', subject: `pregnancy:${first}`, state: 'redeemed' })
  await addVoucher({ home: id, programme: 'V_PMTCT', subject: `pregnancy:${first}`, state: 'expired' })
  await addVoucher({ home: id, programme: 'V_CANCER', subject: 'person:2025', state: 'redeemed' })
  await addVoucher({ home: id, programme: 'V_CONTRA', subject: 'person:2026', state: 'claimed' })
  await refreshFacts(world.services, [id])
  const contra = String(bitOf('V_CONTRA'))
  expect(await fact(id)).toMatchObject({
    used: String(bitOf('V_NT')),
    holds: contra,
    last_screen_on: '2026-11-23',
  })
  await db.run(
    sql`update pregnancy set state = 'birth', outcome = 'birth', outcome_on = '2026-11-23' where pregnancy_id = ${first}`,
  )
  await startPregnancy(id, '2027-08-01')
  await refreshFacts(world.services, [id])
  expect(await fact(id)).toMatchObject({ used: '0', holds: contra, pregnancy_ended_on: '2026-11-23' })
})

test('the day itself changes facts: a hardship ends, a move becomes true', async () => {
  const { db } = world.services
  const { id } = await addPerson(world)
  await db.run(
    sql`insert into hardship (person_id, category, certified_on, ends_on, source) values (${id}, 'disabled', '2026-01-01', '2026-11-23', 'x')`,
  )
  await db.run(sql`update person set moved_out_on = '2026-11-24' where person_id = ${id}`)
  await refreshFacts(world.services, [id])
  expect(await fact(id)).toMatchObject({ hardship: 8, resident: true })
  world.clock.set('2026-11-24')
  await refreshAllFacts(world.services)
  expect(await fact(id)).toMatchObject({ hardship: 0, resident: false })
  world.clock.set('2026-11-23')
  await refreshAllFacts(world.services)
})

test('facts that are right are not written again', async () => {
  await refreshAllFacts(world.services)
  expect(await refreshAllFacts(world.services)).toBe(0)
  expect(await refreshFacts(world.services, [])).toEqual([])
})

test('incremental changes and a rebuild from scratch give the same facts and the same entitlements', async () => {
  const { db, clock, city, ids } = world.services
  const event = fc.record({
    what: fc.constantFrom(
      'marry',
      'end',
      'confirm',
      'hukou',
      'permit',
      'die',
      'pregnant',
      'outcome',
      'couple voucher',
      'own voucher',
      'redeem',
      'hardship',
    ),
    who: fc.nat({ max: 4 }),
    other: fc.nat({ max: 4 }),
    state: fc.constantFrom('claimed', 'redeemed', 'expired'),
  })
  const happen = async (
    people: readonly PersonId[],
    { what, who, other, state }: typeof event extends fc.Arbitrary<infer T> ? T : never,
  ) => {
    const me = people[who]
    const them = people[other]
    if (me === undefined || them === undefined) return
    const union = await db.maybe<{ couple_id: string; home_person_id: PersonId; partner_id: PersonId }>(
      sql`select couple_id, home_person_id, partner_id from couple_member where person_id = ${me} and ended_on is null`,
    )
    switch (what) {
      case 'marry': {
        const taken = await db.many(
          sql`select 1 from couple_member where person_id in (${me}, ${them}) and ended_on is null`,
        )
        if (me === them || taken.length > 0) return
        const coupleId = ids.next()
        for (const [a, b] of [
          [me, them],
          [them, me],
        ])
          await db.run(sql`
            insert into couple_member (person_id, couple_id, partner_id, home_person_id, married_on, source)
            values (${a}, ${coupleId}, ${b}, ${me}, '2026-10-20', 'civil_affairs')`)
        break
      }
      case 'end':
        if (union)
          await db.run(
            sql`update couple_member set ended_on = '2026-11-22' where couple_id = ${union.couple_id}`,
          )
        break
      case 'confirm':
        if (union)
          await db.run(
            sql`update couple_member set confirmed_at = ${clock.now()} where couple_id = ${union.couple_id}`,
          )
        break
      case 'hukou':
        await db.run(
          sql`update person set hukou_village = ${[420583001001, 420506002002, null][other % 3]} where person_id = ${me}`,
        )
        break
      case 'permit':
        await db.run(
          sql`update person set permit_until = ${['2026-11-01', '2027-11-01', null][other % 3]} where person_id = ${me}`,
        )
        break
      case 'die':
        await db.run(sql`update person set died_on = '2026-11-20' where person_id = ${me}`)
        break
      case 'pregnant':
        await startPregnancy(me, ['2027-03-01', '2027-06-20', null][other % 3] ?? null)
        break
      case 'outcome':
        await db.run(
          sql`update pregnancy set state = 'loss', outcome = 'miscarriage', outcome_on = '2026-11-20' where person_id = ${me} and state = 'ongoing'`,
        )
        break
      case 'couple voucher':
        if (union)
          await addVoucher({
            home: union.home_person_id,
            partner: union.home_person_id === me ? union.partner_id : me,
            programme: other % 2 ? 'V_PREMARITAL' : 'V_PRECONCEPTION',
            subject: `couple:${union.couple_id}`,
            state,
          })
        break
      case 'own voucher':
        await addVoucher({
          home: me,
          programme: other % 2 ? 'V_CANCER' : 'V_CONTRA',
          subject: 'person:2026',
          state,
        })
        break
      case 'redeem':
        await db.run(
          sql`update voucher set state = 'redeemed', redeemed_at = ${clock.now()}, redeemed_institution_id = 1 where person_id = ${union?.home_person_id ?? me} and state = 'claimed'`,
        )
        break
      case 'hardship':
        await db.run(
          sql`insert into hardship (person_id, category, certified_on, source) values (${me}, 'low_income', '2026-01-01', 'x') on conflict do nothing`,
        )
        break
    }
    await factsChanged(world.services, [me])
  }
  const snapshot = async (people: readonly PersonId[]) => ({
    facts: await db.many(
      sql`select * from person_fact where person_id = any(${people}::bigint[]) order by person_id`,
    ),
    masks: await db.many(sql`
      select person_id, eligible, review from person_fact
      where person_id = any(${people}::bigint[]) and (eligible <> 0 or review <> 0) order by person_id`),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 25 }), async events => {
      const people: PersonId[] = []
      for (let i = 0; i < 5; i++) people.push((await addPerson(world, { sex: i % 2 ? 'male' : 'female' })).id)
      await factsChanged(world.services, people)
      for (const one of events) await happen(people, one)
      const incremental = await snapshot(people)
      await db.run(sql`delete from person_fact`)
      await refreshAllFacts(world.services)
      const day = today(clock)
      await db.run(passStatement(inForce(city.programmes, city.code, day), day, ids.next()))
      expect(await snapshot(people)).toEqual(incremental)
    }),
    { numRuns: 25 },
  )
})
