// Written one-time notices: everything at once, numbered, kept, and not twice with new papers.
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { evidenceRoutes } from '../evidence/routes'
import type { PersonId, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from './changed'
import { eligibilityRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld({ ...eligibilityRoutes, ...evidenceRoutes })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23'))

const premarital = 'V_PREMARITAL' as ProgrammeCode
const given = (personId: PersonId) =>
  world.services.db.many<{
    ordinal: number
    institution_id: string | null
    supervisor_reason: string | null
  }>(
    sql`select ordinal, institution_id, supervisor_reason from notice_given where person_id = ${personId} order by ordinal`,
  )

test('her own notice names every reason, every missing item, the papers, the version and the phone', async () => {
  const { wife, husband } = await addCouple(world, { marriedOn: '2025-01-01' })
  await world.services.db.run(
    sql`update person set hukou_village = 110101001001, residence_village = 110101001001 where person_id = any(${[wife.id, husband.id]}::bigint[])`,
  )
  await factsChanged(world.services, [wife.id])
  const me = await world.accountOf(wife.id)
  const notice = await world.ok('eligibility.notice', { programme: premarital }, me)
  const { standing, card } = await world.ok('eligibility.programme', { programme: premarital }, me)
  expect(notice).toMatchObject({
    programme: premarital,
    givenOn: '2026-11-23',
    institution: null,
    place: world.services.city.name,
    forChild: false,
    outcome: 'not_eligible',
    reasons: standing.reasons.map(({ text }) => text),
    documents: card.documents,
    version: 1,
    source: card.source,
    phone: world.services.city.phone,
  })
  expect(notice.reasons.length).toBeGreaterThan(1)
  expect(notice.number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}-[0-9A-HJKMNP-TV-Z]$/)
  // No name of hers in full, nothing of his.
  const text = JSON.stringify(notice)
  for (const secret of [wife.name, wife.number, husband.name, husband.number, husband.phone])
    expect(text).not.toContain(secret)
})

test('the same answer on the same day is the same notice; what is kept is sealed', async () => {
  const { wife } = await addCouple(world)
  const me = await world.accountOf(wife.id)
  const first = await world.ok('eligibility.notice', { programme: premarital }, me)
  expect(await world.ok('eligibility.notice', { programme: premarital }, me)).toEqual(first)
  world.clock.set('2026-11-24')
  expect((await world.ok('eligibility.notice', { programme: premarital }, me)).number).not.toBe(first.number)
  expect((await given(wife.id)).map(row => row.ordinal)).toEqual([1, 2])
  const { content_sealed: kept } = await world.services.db.one<{ content_sealed: Buffer }>(
    sql`select content_sealed from notice_given where person_id = ${wife.id} and ordinal = 1`,
  )
  expect(kept.toString('utf8')).not.toContain(first.number)
})

test('a counter cannot come back with a paper that it did not name; a manager with a reason can', async () => {
  const woman = await addPerson(world)
  const { db, ids, clock } = world.services
  const pregnancyId = ids.next()
  await db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, edd, dating_method, source, created_at)
    values (${woman.id}, ${pregnancyId}, 'ongoing', '2027-05-20', 'LMP', 'self', ${clock.now()})`)
  await factsChanged(world.services, [woman.id])
  const programme = 'V_NT' as ProgrammeCode
  const clerk = await world.staff('clerk', { institutionId: '4205060001' })
  const manager = await world.staff('manager')
  const here = { name: woman.name, number: woman.number }
  await world.ok('evidence.findByNumber', here, clerk)
  const about = { personId: woman.id, programme }
  const first = await world.ok('evidence.notice', about, clerk)
  expect(first.institution).not.toBeNull()
  // Something that was known becomes unknown: a paper that the first notice did not name.
  await db.run(
    sql`update pregnancy set edd = null, dating_method = 'UNDATED' where pregnancy_id = ${pregnancyId}`,
  )
  await factsChanged(world.services, [woman.id])
  expect(await world.refused('evidence.notice', about, clerk)).toBe('SECOND_NOTICE')
  const reason = { ...about, supervisorReason: '孕周记录经医院更正' }
  expect(await world.refused('evidence.notice', reason, clerk)).toBe('SECOND_NOTICE')
  expect(await world.refused('evidence.notice', reason, manager)).toBe('NOT_FOUND')
  await world.ok('evidence.findByNumber', here, manager)
  expect(await world.refused('evidence.notice', about, manager)).toBe('SECOND_NOTICE')
  const second = await world.ok('evidence.notice', reason, manager)
  expect(second.missing.map(gap => gap.text)).toEqual(['末次月经或预产期'])
  expect((await given(woman.id)).map(row => row.supervisor_reason)).toEqual([null, '孕周记录经医院更正'])
  // Named now, it may be said again.
  world.clock.set('2026-11-24')
  await world.ok('evidence.findByNumber', here, clerk)
  expect((await world.ok('evidence.notice', about, clerk)).missing).toEqual(second.missing)
})

test('nobody gives a notice to somebody who is not there', async () => {
  const { wife } = await addCouple(world)
  const clerk = await world.staff('clerk', { institutionId: '4205060001' })
  const about = { personId: wife.id, programme: premarital }
  expect(await world.refused('evidence.notice', about, clerk)).toBe('NOT_FOUND')
  await world.ok('evidence.findByNumber', { name: wife.name, number: wife.number }, clerk)
  await world.ok('evidence.notice', about, clerk)
  world.clock.set('2026-11-24')
  expect(await world.refused('evidence.notice', about, clerk)).toBe('NOT_FOUND')
})
