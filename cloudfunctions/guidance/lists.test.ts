/** The lists as people use them: what they show, to whom, what is done about a line, and what leaves the system. */
import { addCouple, addPerson, type Added } from '../../test/people'
import { createWorld, type World } from '../../test/world'
import type { GuidanceRef } from '../../types/lists'
import type { InstitutionId, ProgrammeCode } from '../../types/schema'
import { sql } from '../database/sql'
import { runCityPass } from '../eligibility/city-pass'
import { syncGuidance } from './sync'
import { guidanceRoutes } from './routes'

let world: World
beforeAll(async () => {
  world = await createWorld(guidanceRoutes, {
    city: {
      regions: [
        { code: '420506', name: '夷陵区', parent: null, level: 3 },
        { code: '420506001', name: '虚构街道', parent: '420506', level: 4 },
        { code: '420506001001', name: '虚构村', parent: '420506001', level: 5 },
      ],
    },
  })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23'))

const premarital = 'V_PREMARITAL' as ProgrammeCode
const personOf = (ref: string): string => ref.split('.')[0] ?? ''
const lineOf = (person: Added, on = '2026-11-23') => `${person.id}.${premarital}.${on}` as GuidanceRef

/** A couple of a village, both on the list of the premarital check. */
async function coupleIn(village: string): Promise<{ wife: Added; husband: Added }> {
  const { wife, husband } = await addCouple(world)
  await world.services.db.run(
    sql`update person set residence_village = ${village} where person_id in (${wife.id}, ${husband.id})`,
  )
  await runCityPass(world.services, { full: true })
  return { wife, husband }
}
const event = (person: Added) =>
  world.services.db.many<{ kind: string; outcome: string | null; institution_id: string | null }>(
    sql`select kind, outcome, institution_id from guidance_event where person_id = ${person.id} order by event_id`,
  )
const state = async (person: Added) =>
  (
    await world.services.db.one<{ state: string }>(
      sql`select state from guidance where person_id = ${person.id} and programme = ${premarital}`,
    )
  ).state
const audited = async (person: Added, action: string) =>
  (
    await world.services.db.many(
      sql`select 1 from audit where person_id = ${person.id} and action = ${action}`,
    )
  ).length
async function clinics(): Promise<{ able: InstitutionId; unable: InstitutionId }> {
  const rows = await world.services.db.many<{ institution_id: InstitutionId; able: boolean }>(sql`
    select institution_id, ${capability()}::text = any(capabilities) as able
    from institution where active order by institution_id`)
  const able = rows.find(row => row.able)?.institution_id
  if (able === undefined) throw new Error('no clinic can do it')
  const unable = rows.find(row => !row.able)?.institution_id ?? ('999999' as InstitutionId)
  return { able, unable }
}
const capability = (): string => {
  const found = world.services.city.services.find(({ code }) => code === 'premarital_check')
  if (found === undefined) throw new Error('no such service')
  return found.capability
}

describe('the list', () => {
  test('shows masked names and phones, age, village, due day, owner and why, and no number', async () => {
    const { wife } = await coupleIn('420506001001')
    const worker = await world.staff('health_worker', { region: '420506001' })
    const { items } = await world.ok('lists.service', { programme: premarital }, worker)
    const row = items.find(({ ref }) => personOf(ref) === wife.id)
    expect(row).toMatchObject({
      age: 30,
      village: '虚构村',
      phone: `160****${wife.phone.slice(-4)}`,
      since: '2026-11-23',
      overdue: false,
      mine: true,
      state: 'open',
      message: 'queued',
      answer: null,
    })
    expect(row?.reason).toContain('登记结婚')
    expect(row && row.dueOn > '2026-11-23').toBe(true)
    const text = JSON.stringify(items)
    for (const secret of [wife.name, wife.number, wife.phone]) expect(text).not.toContain(secret)
  })

  test('an age that no document says is unknown, not nought', async () => {
    const { wife } = await coupleIn('420506011001')
    await world.services.db.run(sql`update person set birth_date = null where person_id = ${wife.id}`)
    const worker = await world.staff('health_worker', { region: '420506011' })
    const { items } = await world.ok('lists.service', {}, worker)
    expect(items.find(({ ref }) => personOf(ref) === wife.id)?.age).toBeNull()
  })

  test('staff of a town see and open their own villages only', async () => {
    const near = await coupleIn('420506003001')
    const far = await coupleIn('420506004001')
    const worker = await world.staff('health_worker', { region: '420506003' })
    const list = await world.ok('lists.service', { programme: premarital }, worker)
    expect(list.items.map(({ ref }) => personOf(ref)).sort()).toEqual([near.wife.id, near.husband.id].sort())
    expect(list.total).toBe(2)
    // Asking for a neighbour's town does not widen it.
    expect((await world.ok('lists.service', { region: '420506004' }, worker)).total).toBe(0)
    const foreign = lineOf(far.wife)
    const { able } = await clinics()
    expect(await world.refused('lists.item', { ref: foreign }, worker)).toBe('NOT_FOUND')
    expect(await world.refused('lists.contact', { ref: foreign, outcome: 'reached' }, worker)).toBe(
      'NOT_FOUND',
    )
    expect(await world.refused('lists.handOver', { ref: foreign, institutionId: able }, worker)).toBe(
      'NOT_FOUND',
    )
    expect(await world.refused('lists.assign', { ref: foreign, worker: 'health_worker-1' }, worker)).toBe(
      'NOT_FOUND',
    )
    const counts = await world.ok('lists.programmes', {}, worker)
    expect(counts.items.find(one => one.programme === premarital)).toMatchObject({
      eligible: 2,
      open: 2,
      overdue: 0,
    })
    expect(counts.regions).toMatchObject([{ region: '420506003', open: 2 }])
  })

  test('comes once, page by page, by due day, and a forged page number is refused', async () => {
    for (let i = 0; i < 12; i++) {
      const { wife, husband } = await addCouple(world)
      await world.services.db.run(
        sql`update person set residence_village = 420506005001 where person_id in (${wife.id}, ${husband.id})`,
      )
    }
    await runCityPass(world.services, { full: true })
    const worker = await world.staff('health_worker', { region: '420506005' })
    const seen: string[] = []
    const days: string[] = []
    let cursor: string | undefined
    do {
      const reply = await world.ok('lists.service', cursor === undefined ? {} : { cursor }, worker)
      seen.push(...reply.items.map(({ ref }) => ref))
      days.push(...reply.items.map(({ dueOn }) => dueOn))
      cursor = reply.next ?? undefined
      expect(reply.total).toBeGreaterThanOrEqual(24)
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect((await world.ok('lists.service', {}, worker)).total).toBe(seen.length)
    expect(days).toEqual([...days].sort())
    const forged = Buffer.from('["2026-11-24","1 or 1=1","V_X","2026-11-24"]').toString('base64url')
    expect(await world.refused('lists.service', { cursor: forged }, worker)).toBe('INVALID_INPUT')
  })

  test('is narrowed by name or number, due day, state and owner', async () => {
    const { wife } = await coupleIn('420506006001')
    const worker = await world.staff('health_worker', { region: '420506006' })
    const refs = async (input: Parameters<typeof world.ok<'lists.service'>>[1]) =>
      (await world.ok('lists.service', { programme: premarital, ...input }, worker)).items.map(({ ref }) =>
        personOf(ref),
      )
    expect(await refs({ search: wife.number })).toEqual([wife.id])
    expect(await refs({ search: wife.name })).toContain(wife.id)
    expect(await refs({ search: '没有此人' })).toEqual([])
    expect(await refs({ worker: 'mine' })).toHaveLength(2)
    expect(await refs({ state: 'contacted' })).toEqual([])
    expect(await refs({ due: 'overdue' })).toEqual([])
    const nearer = await world.staff('health_worker', { region: '420506006001' })
    expect(await refs({ worker: 'mine' })).toEqual([])
    expect((await world.ok('lists.service', { worker: 'mine' }, nearer)).total).toBeGreaterThanOrEqual(2)
    await world.services.db.run(
      sql`update guidance set opened_on = '2026-09-01', due_on = '2026-11-22' where person_id = ${wife.id} and programme = ${premarital}`,
    )
    expect(await refs({ due: 'overdue' })).toEqual([wife.id])
    expect((await refs({}))[0]).toBe(wife.id)
  })

  test('after a loss nobody is on a list, and the line cannot be opened', async () => {
    const { wife } = await coupleIn('420506007001')
    const worker = await world.staff('health_worker', { region: '420506007' })
    await world.services.db.run(sql`
      insert into message_hold (person_id, hold_id, reason, starts_at) values (${wife.id}, 1, 'loss', ${world.clock.now()})`)
    const { items } = await world.ok('lists.service', { programme: premarital }, worker)
    expect(items.map(({ ref }) => personOf(ref))).not.toContain(wife.id)
    expect(await world.refused('lists.item', { ref: lineOf(wife) }, worker)).toBe('NOT_FOUND')
  })

  test('a clerk and a resident have none, and a programme that is not offered has an empty one', async () => {
    const { id } = await addPerson(world)
    expect(await world.refused('lists.programmes', {}, await world.staff('clerk'))).toBe('FORBIDDEN')
    expect(await world.refused('lists.service', {}, await world.accountOf(id))).toBe('FORBIDDEN')
    const unknown = { programme: 'V_UNKNOWN' as ProgrammeCode }
    expect(await world.ok('lists.service', unknown, await world.staff('manager'))).toEqual({
      total: 0,
      items: [],
      next: null,
    })
  })
})

describe('what is done about a line', () => {
  test('opened in full it is logged; each contact is kept with its words', async () => {
    const { wife } = await coupleIn('420506012001')
    const worker = await world.staff('health_worker', { region: '420506012' })
    const ref = lineOf(wife)
    const item = await world.ok('lists.item', { ref }, worker)
    expect(item).toMatchObject({
      name: wife.name,
      phone: wife.phone,
      state: 'open',
      standing: true,
      history: [],
    })
    expect(item.clauses.every(clause => clause.state === 'met')).toBe(true)
    expect(await audited(wife, 'lists.item')).toBe(1)
    expect(await world.ok('lists.contact', { ref, outcome: 'unreachable' }, worker)).toEqual({
      ref,
      state: 'unreachable',
    })
    expect(
      await world.ok('lists.contact', { ref, outcome: 'reached', note: '下周来' }, worker),
    ).toMatchObject({ state: 'contacted' })
    expect(await world.refused('lists.contact', { ref, outcome: 'declined' }, worker)).toBe('INVALID_INPUT')
    await world.ok('lists.contact', { ref, outcome: 'declined', note: '已在外地做' }, worker)
    const after = await world.ok('lists.item', { ref }, worker)
    expect(after.history.map(({ outcome, note }) => [outcome, note])).toEqual([
      ['declined', '已在外地做'],
      ['reached', '下周来'],
      ['unreachable', null],
    ])
    const stored = await world.services.db.many<{ note_sealed: Buffer | null }>(
      sql`select note_sealed from guidance_event where person_id = ${wife.id} and note_sealed is not null`,
    )
    for (const row of stored) expect(row.note_sealed?.toString('utf8')).not.toContain('下周')
  })

  test('who moved away leaves a task to correct the address', async () => {
    const { wife } = await coupleIn('420506013001')
    const worker = await world.staff('health_worker', { region: '420506013' })
    await world.ok('lists.contact', { ref: lineOf(wife), outcome: 'moved' }, worker)
    expect(await world.services.db.many(sql`select kind from task where person_id = ${wife.id}`)).toEqual([
      { kind: 'correct_data' },
    ])
  })

  test('handed over to a clinic that can do it, accepted there, given back, each step recorded', async () => {
    const { wife } = await coupleIn('420506014001')
    const { able, unable } = await clinics()
    const worker = await world.staff('health_worker', { region: '420506014' })
    const clerk = await world.staff('clerk', { institutionId: able })
    const other = await world.staff('clerk', { institutionId: '424242' })
    const ref = lineOf(wife)
    expect(await world.refused('lists.handOver', { ref, institutionId: unable }, worker)).toBe(
      'SITE_NO_CAPABILITY',
    )
    expect(await world.refused('lists.accept', { ref }, clerk)).toBe('NOT_FOUND')
    await world.ok('lists.handOver', { ref, institutionId: able, note: '周二上午可来' }, worker)
    const inbox = async (who: string, which: 'handed_over' | 'accepted') =>
      (await world.ok('lists.handedOver', { state: which }, who)).items.filter(row => row.ref === ref)
    expect(await inbox(clerk, 'handed_over')).toMatchObject([
      { overdue: false, phone: `160****${wife.phone.slice(-4)}` },
    ])
    expect(JSON.stringify(await inbox(clerk, 'handed_over'))).not.toContain(wife.name)
    expect(await inbox(other, 'handed_over')).toEqual([])
    expect(await world.refused('lists.item', { ref }, other)).toBe('NOT_FOUND')
    expect(await world.refused('lists.accept', { ref }, other)).toBe('NOT_FOUND')
    expect(await world.refused('lists.contact', { ref, outcome: 'reached' }, clerk)).toBe('LINE_STATE')
    expect(await world.ok('lists.accept', { ref }, clerk)).toMatchObject({ state: 'accepted' })
    expect(await world.refused('lists.contact', { ref, outcome: 'reached' }, other)).toBe('NOT_FOUND')
    expect(await world.ok('lists.contact', { ref, outcome: 'reached' }, clerk)).toMatchObject({
      state: 'accepted',
    })
    expect(await world.refused('lists.accept', { ref }, clerk)).toBe('LINE_STATE')
    expect(await world.refused('lists.handOver', { ref, institutionId: able }, worker)).toBe('LINE_STATE')
    expect(await world.ok('lists.item', { ref }, clerk)).toMatchObject({
      name: wife.name,
      institutions: [],
      workers: [],
    })
    expect(await inbox(clerk, 'accepted')).toHaveLength(1)
    expect(await world.ok('lists.decline', { ref, reason: '设备检修' }, clerk)).toMatchObject({
      state: 'contacted',
    })
    expect(await inbox(clerk, 'accepted')).toEqual([])
    expect((await event(wife)).map(({ kind, institution_id }) => [kind, institution_id])).toEqual([
      ['hand_over', able],
      ['accept', able],
      ['contact', null],
      ['return', able],
    ])
    expect(await audited(wife, 'lists.hand_over')).toBe(1)
  })

  test('a manager gives it to a worker of the village, a worker takes it and gives it to nobody', async () => {
    const { wife } = await coupleIn('420506015001')
    const manager = await world.staff('manager')
    const near = await world.staff('health_worker', { region: '420506015' })
    const far = await world.staff('health_worker', { region: '420506016' })
    const login = async (key: string) =>
      (
        await world.services.db.one<{ login: string }>(
          sql`select login from staff where account_key = ${key}`,
        )
      ).login
    const ref = lineOf(wife)
    expect(await world.refused('lists.assign', { ref, worker: await login(far) }, manager)).toBe('NOT_FOUND')
    const second = await world.staff('health_worker', { region: '420506015' })
    expect(await world.refused('lists.assign', { ref, worker: await login(near) }, second)).toBe('FORBIDDEN')
    await world.ok('lists.assign', { ref, worker: await login(second) }, second)
    const mine = async (who: string) =>
      (await world.ok('lists.service', { worker: 'mine', programme: premarital }, who)).items.map(
        row => row.ref,
      )
    expect(await mine(second)).toEqual([ref])
    expect(await mine(near)).not.toContain(ref)
    const item = await world.ok('lists.item', { ref }, manager)
    expect(item.history).toMatchObject([{ kind: 'assignment' }])
    expect(item.workers.map(one => one.worker)).toContain(await login(near))
  })

  test('it ends by itself when the benefit is held or used, and takes nothing any more', async () => {
    const { wife } = await coupleIn('420506017001')
    const worker = await world.staff('health_worker', { region: '420506017' })
    await world.services.db.run(
      sql`update person_fact set eligible = eligible & ~1::bigint, used = used | 1 where person_id = ${wife.id}`,
    )
    await syncGuidance(world.services, [wife.id])
    expect(await state(wife)).toBe('done')
    expect(await world.refused('lists.contact', { ref: lineOf(wife), outcome: 'reached' }, worker)).toBe(
      'LINE_STATE',
    )
    const done = await world.ok('lists.service', { programme: premarital, state: 'done' }, worker)
    expect(done.items.map(({ ref }) => personOf(ref))).toEqual([wife.id])
  })
})

test('nobody has got the privilege to change or remove what was done or what left', async () => {
  const privileges = await world.services.db.many<{ privilege_type: string }>(sql`
    select distinct a.privilege_type from pg_class c cross join lateral aclexplode(c.relacl) a
    where c.oid in ('guidance_event'::regclass, 'guidance_export'::regclass)`)
  const held = privileges.map(row => row.privilege_type)
  expect(held).toContain('INSERT')
  for (const privilege of ['UPDATE', 'DELETE', 'TRUNCATE']) expect(held).not.toContain(privilege)
})
