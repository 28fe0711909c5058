import type { Stage } from '../../catalog/city'
import { addCouple, addPerson } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from './changed'
import { runCityPass, type CityPass, type PassStep } from './city-pass'
import { guidanceRoutes } from '../guidance/routes'

const wedding: Stage = {
  key: 'PRE_MARRY_CHECK',
  anchor: 'MARRY',
  from: -90,
  to: 30,
  gaLabel: '-',
  what: '婚前医学检查',
  where: '婚检机构',
  urgency: 'U2',
  thing: '免费婚检可预约,自愿参加',
  sms: '您可自愿预约免费婚前医学检查。',
  voucher: 'V_PREMARITAL',
}

let world: World
beforeEach(async () => {
  world = await createWorld(guidanceRoutes, { city: { stages: [wedding] } })
})
afterEach(() => world.close())

const done = async (): Promise<Extract<CityPass, { state: 'done' }>> => {
  const pass = await runCityPass(world.services)
  if (pass.state !== 'done') throw new Error('the pass did not run')
  return pass
}
const rows = (table: string) =>
  world.services.db.one<{ count: number }>({
    text: `select count(*)::int as count from ${table}`,
    values: [],
    name: `count_${table}`,
  })
const premarital = 'V_PREMARITAL' as ProgrammeCode

test('a newly-wed couple is found: on the list, with a message each in the outbox', async () => {
  const { wife, husband, coupleId } = await addCouple(world)
  await addCouple(world, { marriedOn: '2020-05-20' })
  world.clock.set('2026-11-23', '02:00')
  const steps: PassStep[] = []
  const pass = await runCityPass(world.services, { progress: step => steps.push(step) })
  expect(pass).toMatchObject({ state: 'done', people: 4, messages: 2 })
  expect(steps).toEqual(['facts', 'region', 'guidance', 'messages'])
  const messages = await world.services.db.many(sql`
    select m.person_id, m.dedupe_key, m.kind, m.template, m.state, m.urgency, m.last_day, o.lease_until
    from message m join outbox o on o.message_id = m.message_id order by m.person_id`)
  expect(messages).toEqual(
    [wife.id, husband.id].map(person_id => ({
      person_id,
      dedupe_key: `service:V_PREMARITAL:couple:${coupleId}`,
      kind: 'service',
      template: 'stage.PRE_MARRY_CHECK',
      state: 'queued',
      urgency: 'U2',
      // 183 days after 2026-10-01
      last_day: '2027-04-02',
      lease_until: '2026-11-23T01:00:00.000Z',
    })),
  )
  const list = await world.ok('lists.service', { programme: premarital }, await world.staff('health_worker'))
  expect(list).toMatchObject({ total: 2, next: null })
  expect(list.items.map(({ ref }) => ref.split('.')[0]).sort()).toEqual([wife.id, husband.id].sort())
  expect(list.items[0]?.reason).toContain('登记结婚')
  expect(list.items[0]).toMatchObject({
    since: '2026-11-23',
    message: 'queued',
  })
})

test('a second run on the same day writes nothing but its own row', async () => {
  await addCouple(world)
  const first = await done()
  const before = await Promise.all(['programme_set', 'entitlement_event', 'message', 'outbox'].map(rows))
  const second = await done()
  expect(second).toMatchObject({ people: 2, facts: 0, changed: 0, opened: 0, closed: 0, messages: 0 })
  expect(await Promise.all(['programme_set', 'entitlement_event', 'message', 'outbox'].map(rows))).toEqual(
    before,
  )
  const runs = await world.services.db.many<{ run_id: string; versions: unknown; counts: unknown }>(
    sql`select run_id, versions, counts from job_run order by run_id`,
  )
  expect(runs.map(run => run.run_id)).toEqual([first.runId, second.runId])
  expect(runs[0]?.versions).toContainEqual({ code: 'V_PREMARITAL', version: 1, region: '420506' })
  expect(runs[0]).toMatchObject({
    counts: { people: 2, changed: 2, opened: 2, messages: 2 },
  })
})

test('two instances at once leave what one leaves', async () => {
  await addCouple(world)
  const passes = await Promise.all([
    runCityPass(world.services),
    runCityPass(world.services),
    runCityPass(world.services),
  ])
  expect(passes.some(({ state }) => state === 'done')).toBe(true)
  expect(await rows('message')).toEqual({ count: 2 })
  expect(await rows('outbox')).toEqual({ count: 2 })
  expect(await rows('entitlement_event')).toEqual({ count: 2 })
})

test('a run that was killed between two pieces is taken up where it was left, and doubles nothing', async () => {
  for (const village of ['420506001001', '420506004002', '420506009003'])
    await addPerson(world, { village, birth: '1980-01-01' })
  const killed: PassStep[] = []
  await expect(
    runCityPass(world.services, {
      shardPeople: 1,
      progress: step => {
        if (killed.push(step) === 3) throw new RangeError('killed')
      },
    }),
  ).rejects.toThrow('killed')
  expect(killed).toEqual(['facts', 'region', 'region'])
  expect(await rows('entitlement_event')).toEqual({ count: 1 })
  const rest: PassStep[] = []
  const pass = await runCityPass(world.services, { shardPeople: 1, progress: step => rest.push(step) })
  expect(rest).toEqual(['region', 'region', 'guidance', 'messages'])
  expect(pass).toMatchObject({ state: 'done', people: 3, changed: 3, opened: 3 })
  expect(await rows('entitlement_event')).toEqual({ count: 3 })
  expect(await rows('job_run')).toEqual({ count: 1 })
})

test('a run that was left open yesterday is given up, and today gets its own', async () => {
  await addCouple(world)
  expect(await runCityPass(world.services, { pieces: 1 })).toMatchObject({ state: 'running' })
  world.clock.set('2026-11-24', '02:00')
  expect(await done()).toMatchObject({ changed: 2 })
  const runs = await world.services.db.many(sql`select state, scope, on_day from job_run order by run_id`)
  expect(runs).toEqual([
    { state: 'abandoned', scope: 'full', on_day: '2026-11-23' },
    { state: 'done', scope: 'full', on_day: '2026-11-24' },
  ])
})

test('pieces of one run are shared by instances that work at the same time', async () => {
  for (let i = 1; i <= 6; i++) await addPerson(world, { village: `42050600${i}001`, birth: '1980-01-01' })
  const passes = await Promise.all([1, 2, 3].map(() => runCityPass(world.services, { shardPeople: 1 })))
  const end = passes.some(({ state }) => state === 'done') ? passes : [await runCityPass(world.services)]
  expect(end.some(({ state }) => state === 'done')).toBe(true)
  expect(await rows('entitlement_event')).toEqual({ count: 6 })
})

test('nights look at dates that pass and facts that lapse, and end where a full pass would', async () => {
  const { db, ids, clock } = world.services
  const { wife } = await addCouple(world, { marriedOn: '2026-05-25' })
  const poor = await addPerson(world)
  await db.run(
    sql`insert into hardship (person_id, category, certified_on, ends_on, source) values (${poor.id}, 'low_income', '2026-01-01', '2026-11-25', 'x')`,
  )
  await db.run(sql`
    insert into evidence (person_id, evidence_id, kind, valid_until, verified_at, verified_by)
    values (${wife.id}, ${ids.next()}, 'residence_proof', '2026-11-24', ${clock.now()}, 'x')`)
  await done()
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-27', '2026-12-05']) {
    world.clock.set(day, '02:00')
    await done()
    const scope = sql`select scope from job_run order by run_id desc limit 1`
    expect(await db.one(scope)).toEqual({ scope: 'night' })
    expect(await runCityPass(world.services, { full: true })).toMatchObject({ facts: 0, changed: 0 })
  }
  expect(await db.one(sql`select hardship from person_fact where person_id = ${poor.id}`)).toEqual({
    hardship: 0,
  })
  expect(await db.one(sql`select evidence from person_fact where person_id = ${wife.id}`)).toEqual({
    evidence: '0',
  })
})

test('who depends on somebody whose record was written is decided anew in the same night', async () => {
  const { db, clock } = world.services
  const { wife, husband } = await addCouple(world)
  await db.run(sql`
    update person set hukou_village = 440105001001, residence_village = 440105001001 where person_id = ${wife.id}`)
  await factsChanged(world.services, [wife.id])
  world.clock.set('2026-11-23', '12:00')
  await done()
  // Only his record says otherwise now, and nobody called factsChanged.
  world.clock.set('2026-11-24', '02:00')
  await db.run(sql`
    update person set hukou_village = 440105001001, residence_village = 440105001001, updated_at = ${clock.now()}
    where person_id = ${husband.id}`)
  await done()
  expect(await runCityPass(world.services, { full: true })).toMatchObject({ facts: 0, changed: 0 })
  const { eligible } = await db.one<{ eligible: string }>(
    sql`select eligible from person_fact where person_id = ${wife.id}`,
  )
  expect(BigInt(eligible) & 1n).toBe(0n)
})

test('facts that a run rewrote before it was given up are decided by the next', async () => {
  const { db, clock } = world.services
  const { wife } = await addCouple(world)
  world.clock.set('2026-11-23', '12:00')
  await done()
  world.clock.set('2026-11-24', '02:00')
  await db.run(sql`
    update person set hukou_village = 440105001001, residence_village = 440105001001, updated_at = ${clock.now()}
    where person_id = ${wife.id}`)
  expect(await runCityPass(world.services, { pieces: 1 })).toMatchObject({ state: 'running' })
  world.clock.set('2026-11-25', '02:00')
  expect((await done()).changed).toBeGreaterThan(0)
  expect(await runCityPass(world.services, { full: true })).toMatchObject({ facts: 0, changed: 0 })
})

test('after a full run was given up the next is full too', async () => {
  world.clock.set('2026-11-23', '12:00')
  await done()
  expect(await runCityPass(world.services, { full: true, pieces: 1 })).toMatchObject({ state: 'running' })
  world.clock.set('2026-11-24', '02:00')
  await done()
  const { scope } = await world.services.db.one<{ scope: string }>(
    sql`select scope from job_run order by run_id desc limit 1`,
  )
  expect(scope).toBe('full')
})

test('other programme versions make the night look at everybody', async () => {
  await addCouple(world)
  await done()
  await world.services.db.run(sql`
    insert into programme_version (code, version, region, ordinal, effective_from, definition)
    select code, 2, region, ordinal, '2026-11-25',
           definition || '{"version": 2, "effectiveFrom": "2026-11-25", "rule": {"is": "sex", "sex": "female"}}'
    from programme_version where code = 'V_PREMARITAL'`)
  world.clock.set('2026-11-24', '02:00')
  expect(await done()).toMatchObject({ changed: 0 })
  world.clock.set('2026-11-25', '02:00')
  expect(await done()).toMatchObject({ changed: 1, closed: 1 })
  const event = sql`select cause from entitlement_event order by run_id desc limit 1`
  expect(await world.services.db.one(event)).toEqual({ cause: 'programmes' })
})

test('who was found during the day is written to by the next pass, once for each union', async () => {
  const { wife, husband } = await addCouple(world)
  await factsChanged(world.services, [wife.id])
  expect(await rows('entitlement_event')).toEqual({ count: 2 })
  expect(await done()).toMatchObject({ changed: 0, messages: 2 })
  const { db, ids } = world.services
  await db.run(sql`update couple_member set ended_on = '2026-11-23'`)
  const other = await addPerson(world, { sex: 'female' })
  const couple = ids.next()
  for (const [me, partner] of [
    [husband.id, other.id],
    [other.id, husband.id],
  ])
    await db.run(sql`
      insert into couple_member (person_id, couple_id, partner_id, home_person_id, married_on, source)
      values (${me}, ${couple}, ${partner}, ${other.id}, '2026-11-23', 'civil_affairs')`)
  await factsChanged(world.services, [husband.id, other.id])
  world.clock.set('2026-11-24', '02:00')
  expect(await done()).toMatchObject({ messages: 2 })
})

test('an entitlement closes by itself when its window has passed, and the event says so', async () => {
  const { wife } = await addCouple(world)
  await done()
  world.clock.set('2027-04-02', '02:00')
  const list = async () =>
    (await world.ok('lists.service', { programme: premarital }, await world.staff('manager'))).total
  await done()
  expect(await list()).toBe(2)
  world.clock.set('2027-04-03', '02:00')
  const { runId } = await done()
  expect(await list()).toBe(0)
  const event = await world.services.db.one<{ eligible_closed: string; occurred_on: string }>(
    sql`select eligible_closed, occurred_on from entitlement_event where person_id = ${wife.id} and run_id = ${runId}`,
  )
  expect(BigInt(event.eligible_closed) & 1n).toBe(1n)
  expect(event.occurred_on).toBe('2027-04-03')
})

test('a city whose pack has no first-contact stage writes no message', async () => {
  await world.close()
  world = await createWorld(guidanceRoutes, { city: { stages: [] } })
  await addCouple(world)
  expect(await done()).toMatchObject({ opened: 2, messages: 0 })
})
