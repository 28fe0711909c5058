import { addCouple, addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import { visitClasses } from '../../catalog/visit-classes'
import type { Input } from '../../types/contract'
import type { LocalDate, VisitId } from '../../types/schema'
import { sql } from '../database/sql'
import { factsChanged } from '../eligibility/changed'
import { pregnancyRoutes } from '../pregnancy/routes'
import { planAllVisits, planVisits } from './plan'
import { visitRoutes } from './routes'

const day = (text: string): LocalDate => text as LocalDate
let world: World
let worker: string
beforeAll(async () => {
  world = await createWorld({ ...visitRoutes, ...pregnancyRoutes }, { city: { visitClasses } })
  worker = await world.staff('health_worker', { region: '420506001' })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23', '10:00'))

const wife = async (): Promise<Added> => (await addCouple(world)).wife
const openOf = async (person: Added) => {
  const row = await world.services.db.maybe<{
    visit_id: VisitId
    class: number
    step: string
    opens_on: LocalDate
    due_on: LocalDate
  }>(
    sql`select visit_id, class, step, opens_on, due_on from visit_plan where person_id = ${person.id} and state = 'open'`,
  )
  if (row === undefined) throw new Error('no open visit')
  return row
}
const states = (person: Added) =>
  world.services.db.many<{ step: string; state: string }>(
    sql`select step, state from visit_plan where person_id = ${person.id} order by visit_id`,
  )
const done = (visitId: VisitId, change: Partial<Input<'visits.record'>> = {}): Input<'visits.record'> => ({
  visitId,
  visitedOn: day('2026-11-23'),
  outcome: 'done',
  counselled: true,
  educated: true,
  contraceptives: [{ kind: 'condom', quantity: 20 }],
  ...change,
})
const planned = async (): Promise<Added> => {
  const person = await wife()
  await planVisits(world.services, [person.id])
  return person
}

describe('the plan', () => {
  test('a married woman who was never asked is of class 3, visited within a year, and a second run writes nothing', async () => {
    const person = await planned()
    const open = await openOf(person)
    expect(open).toMatchObject({ class: 3, step: 'interval' })
    expect(open.due_on > '2026-11-23' && open.due_on <= '2027-11-19').toBe(true)
    expect(await planVisits(world.services, [person.id])).toEqual({
      classified: 0,
      settled: 0,
      moved: 0,
      planned: 0,
    })
  })

  test('the night plans the whole city, once', async () => {
    const person = await wife()
    expect((await planAllVisits(world.services)).planned).toBeGreaterThan(0)
    const open = await openOf(person)
    expect(await planAllVisits(world.services)).toMatchObject({ classified: 0, planned: 0 })
    expect((await openOf(person)).visit_id).toBe(open.visit_id)
  })

  test('a pregnancy brings stage visits; a loss takes them off the list at once and no visit is planned', async () => {
    const person = await planned()
    const account = await world.accountOf(person.id)
    await world.ok('pregnancy.register', { lmp: day('2026-09-07') }, account)
    await planVisits(world.services, [person.id])
    const open = await openOf(person)
    expect(open).toMatchObject({ class: 2, step: 'PG_BOOKLET', opens_on: '2026-10-19', due_on: '2026-12-06' })
    const listed = async () =>
      (await world.ok('visits.list', { class: 2 }, worker)).items.some(row => row.visitId === open.visit_id)
    expect(await listed()).toBe(true)
    const { form } = await world.ok('visits.open', { visitId: open.visit_id }, worker)
    expect(form).toEqual(['counselling', 'education'])
    await world.ok('pregnancy.recordLoss', { kind: 'miscarriage', occurredOn: day('2026-11-22') }, account)
    expect(await listed()).toBe(false)
    expect(await world.refused('visits.open', { visitId: open.visit_id }, worker)).toBe('NOT_FOUND')
    expect(await world.refused('visits.record', done(open.visit_id), worker)).toBe('NOT_FOUND')
    await planVisits(world.services, [person.id])
    expect((await states(person)).map(row => row.state)).toEqual(['withdrawn', 'withdrawn'])
  })

  test('a family that a named human cares for is in no round of visits', async () => {
    const person = await wife()
    await world.services.db.run(sql`update person_fact set hardship = 1 where person_id = ${person.id}`)
    expect((await planVisits(world.services, [person.id])).planned).toBe(0)
  })

  test('a change of facts plans at once, and a birth brings the visits after it', async () => {
    const person = await wife()
    await world.ok('pregnancy.register', { lmp: day('2026-02-16') }, await world.accountOf(person.id))
    expect(await openOf(person)).toMatchObject({ class: 2, step: 'PG_VISIT5' })
    await world.services.db.run(sql`
      update pregnancy set state = 'birth', outcome = 'birth', outcome_on = '2026-11-20' where person_id = ${person.id}`)
    await factsChanged(world.services, [person.id])
    expect(await openOf(person)).toMatchObject({
      class: 2,
      step: 'PP_HOME_VISIT',
      opens_on: '2026-11-23',
      due_on: '2026-12-04',
    })
    expect(await states(person)).toMatchObject([{ step: 'PG_VISIT5', state: 'withdrawn' }, { state: 'open' }])
  })

  test('a stage whose time passed unvisited is missed, and the next one takes its place', async () => {
    const person = await wife()
    await world.ok('pregnancy.register', { lmp: day('2026-09-07') }, await world.accountOf(person.id))
    await planVisits(world.services, [person.id])
    world.clock.set('2026-12-10')
    await planVisits(world.services, [person.id])
    expect(await states(person)).toEqual([
      { step: 'PG_BOOKLET', state: 'missed' },
      { step: 'PG_VISIT2', state: 'open' },
    ])
  })
})

describe('a visit', () => {
  test('is opened with the log, recorded, archived, and the next one is planned by the class', async () => {
    const person = await planned()
    const { visit_id: visitId } = await openOf(person)
    const opened = await world.ok('visits.open', { visitId }, worker)
    expect(opened).toMatchObject({ name: person.name, phone: person.phone, open: true, class: 3, cards: [] })
    const recorded = await world.ok(
      'visits.record',
      done(visitId, { contraception: 'iud', note: '一切如常' }),
      worker,
    )
    expect(recorded.next).toBe('2027-11-23')
    const after = await world.ok('visits.open', { visitId }, worker)
    expect(after.open).toBe(false)
    expect(after.next).toMatchObject({ dueOn: '2027-11-23' })
    expect(after.contraception).toBe('iud')
    expect(after.cards).toMatchObject([
      { cardId: recorded.cardId, outcome: 'done', note: '一切如常', intact: true, corrected: false },
    ])
    const audited = await world.services.db.many<{ action: string }>(
      sql`select action from audit where person_id = ${person.id} order by audit_id`,
    )
    expect(audited.map(row => row.action)).toEqual(['visits.open', 'visits.record', 'visits.open'])
    expect(await world.refused('visits.record', done(visitId), worker)).toBe('VISIT_CLOSED')
  })

  test('that learns of no long-acting method moves her into class 1, visited each quarter', async () => {
    const person = await planned()
    const { visit_id: visitId } = await openOf(person)
    expect((await world.ok('visits.record', done(visitId, { contraception: 'condom' }), worker)).next).toBe(
      '2027-02-23',
    )
    expect((await openOf(person)).class).toBe(1)
  })

  test('nobody at home: it stays open twice and is given up the third time', async () => {
    const person = await planned()
    const { visit_id: visitId } = await openOf(person)
    const away = done(visitId, {
      outcome: 'not_home',
      counselled: false,
      educated: false,
      contraceptives: [],
    })
    await world.ok('visits.record', away, worker)
    await world.ok('visits.record', away, worker)
    expect((await openOf(person)).visit_id).toBe(visitId)
    expect((await world.ok('visits.record', away, worker)).next).toBe('2027-11-23')
    expect((await world.ok('visits.open', { visitId }, worker)).cards).toHaveLength(3)
  })

  test('a form with gaps names each of them and archives nothing', async () => {
    const { visit_id: visitId } = await openOf(await planned())
    const reply = await world.call(
      'visits.record',
      done(visitId, { outcome: 'refused', visitedOn: day('2026-11-24') }),
      worker,
    )
    expect(reply.ok ? [] : reply.error.fields?.map(({ path }) => path)).toEqual([
      'visitedOn',
      'outcome',
      'reason',
    ])
    expect((await world.ok('visits.open', { visitId }, worker)).cards).toEqual([])
  })

  test('somebody who moved away leaves a task to correct her data', async () => {
    const person = await planned()
    const { visit_id: visitId } = await openOf(person)
    await world.ok(
      'visits.record',
      done(visitId, { outcome: 'moved', counselled: false, educated: false, contraceptives: [] }),
      worker,
    )
    expect(
      await world.services.db.many(sql`select kind, due_on from task where person_id = ${person.id}`),
    ).toEqual([{ kind: 'correct_data', due_on: '2026-11-30' }])
  })

  test('her answer takes effect as if she had tapped it', async () => {
    const person = await planned()
    const { visit_id: visitId } = await openOf(person)
    const { says } = await world.ok('visits.record', done(visitId, { answer: 'not_now' }), worker)
    expect(says).toEqual(['好的,90天内不再提醒此项;需要时可随时办理。'])
    expect(
      await world.services.db.many(
        sql`select about, source, topic from feedback_answer where person_id = ${person.id}`,
      ),
    ).toEqual([{ about: `visit:${visitId}`, source: 'visit', topic: 'VISIT_3' }])
  })

  test('another division, another role: not found, forbidden', async () => {
    const { visit_id: visitId } = await openOf(await planned())
    const elsewhere = await world.staff('health_worker', { region: '420506002' })
    expect(await world.refused('visits.open', { visitId }, elsewhere)).toBe('NOT_FOUND')
    expect((await world.ok('visits.list', {}, elsewhere)).items).toEqual([])
    const manager = await world.staff('manager')
    expect(await world.refused('visits.open', { visitId }, manager)).toBe('FORBIDDEN')
    expect(await world.refused('visits.record', done(visitId), manager)).toBe('FORBIDDEN')
  })
})

describe('a card', () => {
  test('is corrected by another card that names it, once, and both stay', async () => {
    const person = await planned()
    const { visit_id: visitId } = await openOf(person)
    const { cardId } = await world.ok('visits.record', done(visitId), worker)
    const wrong = { ...done(visitId, { visitedOn: day('2026-11-20') }), cardId, reason: '日期写错' }
    const { cardId: fresh, next } = await world.ok('visits.correct', wrong, worker)
    expect(next).toBe('2027-11-20')
    expect((await world.ok('visits.open', { visitId }, worker)).cards).toMatchObject([
      {
        cardId: fresh,
        corrects: cardId,
        visitedOn: '2026-11-20',
        reason: '日期写错',
        corrected: false,
        intact: true,
      },
      { cardId, corrects: null, visitedOn: '2026-11-23', corrected: true, intact: true },
    ])
    expect(await world.refused('visits.correct', wrong, worker)).toBe('CARD_CORRECTED')
  })

  test('of an earlier attempt is corrected without undoing the visit that was made since', async () => {
    const person = await planned()
    const { visit_id: visitId } = await openOf(person)
    const first = {
      ...done(visitId, { visitedOn: day('2026-11-20') }),
      outcome: 'not_home' as const,
      counselled: false,
      educated: false,
      contraceptives: [],
    }
    const { cardId } = await world.ok('visits.record', first, worker)
    await world.ok('visits.record', done(visitId), worker)
    const before = await states(person)
    await world.ok('visits.correct', { ...first, cardId, reason: '门牌写错' }, worker)
    expect(await states(person)).toEqual(before)
  })

  test('that somebody changed behind our back says so when it is read', async () => {
    const person = await planned()
    const { visit_id: visitId } = await openOf(person)
    await world.ok('visits.record', done(visitId), worker)
    await world.services.db.run(sql`update visit_card set educated = false where person_id = ${person.id}`)
    expect((await world.ok('visits.open', { visitId }, worker)).cards[0]?.intact).toBe(false)
  })
})

describe('the report', () => {
  test('counts women by class and visits on time by town; one that is late and open is missed', async () => {
    await world.services.db.script(
      'delete from visit_card; delete from visit_plan; delete from visit_subject',
    )
    const [visited, late] = [await planned(), await planned()]
    await world.services.db.run(sql`
      update visit_plan set opens_on = '2026-11-01', due_on = case when person_id = ${visited.id} then date '2026-11-30' else date '2026-11-20' end`)
    await world.ok('visits.record', done((await openOf(visited)).visit_id), worker)
    const manager = await world.staff('manager')
    const report = await world.ok(
      'visits.report',
      { from: day('2026-11-01'), to: day('2026-11-30') },
      manager,
    )
    expect(report.total).toEqual({
      women: { class1: 0, class2: 0, class3: 2 },
      due: 2,
      done: 1,
      onTime: 1,
      refused: 0,
      notHome: 0,
      moved: 0,
      missed: 1,
    })
    expect(report.regions).toMatchObject([{ region: '420506001', due: 2, onTime: 1 }])
    expect(report.handedOut).toEqual([{ kind: 'condom', quantity: 20 }])
    expect((await openOf(late)).due_on).toBe('2026-11-20')
    expect(
      await world.refused('visits.report', { from: day('2026-11-30'), to: day('2026-11-01') }, manager),
    ).toBe('INVALID_INPUT')
  })
})

test('where a city makes no visits nothing is asked and nothing is listed', async () => {
  const { visitClasses: _, ...city } = world.services.city
  const person = await addPerson(world)
  expect(await planVisits({ ...world.services, city }, [person.id])).toMatchObject({ planned: 0 })
})
