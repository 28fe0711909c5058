// Faults: a process that dies at any statement of a write, the same key again and again, midnight and the turn of the year.
import { dyingDb } from '../../../test/dying-db'
import { addCouple, addPerson } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { ActionName, Input } from '../../../types/contract'
import type { InstitutionId, ProgrammeCode, ServiceCode, SlotId } from '../../../types/schema'
import { openSlots } from '../../booking/open-slots'
import { sql } from '../../database/sql'
import { factsChanged } from '../../eligibility/changed'
import { handle } from '../../service/handle'
import { routes } from './routes'

const institutionId = '4205060001' as InstitutionId
const service = 'premarital_check' as ServiceCode
const premarital = 'V_PREMARITAL' as ProgrammeCode
const monthly = 'V_CONTRA' as ProgrammeCode
let world: World
let tables: readonly string[]
beforeAll(async () => {
  world = await createWorld(routes)
  await openSlots(world.services)
  const rows = await world.services.db.many<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`)
  tables = rows.map(row => row.name)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23'))

/** Everything that is written, as one text. */
async function everything(): Promise<string> {
  const each = tables.map(
    name =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t`,
  )
  const rows = await world.services.db.many({
    text: each.join(' union all '),
    values: [],
    name: 'everything',
  })
  return JSON.stringify(rows)
}

interface Write<K extends ActionName = ActionName> {
  readonly action: K
  readonly input: Input<K>
  readonly as: string
}
const write = <K extends ActionName>(action: K, input: Input<K>, as: string): Write => ({ action, input, as })

/** Dies at the first statement, at the second, …, until it gets through. @returns how often it died */
async function dyingThenDone({ action, input, as }: Write, key: string): Promise<number> {
  const before = await everything()
  for (let lives = 0; ; lives++) {
    const { db } = dyingDb(world.services.db, lives)
    const reply = await handle({ ...world.services, db }, routes, { action, input, key }, as)
    if (reply.ok) return lives
    expect(reply.error).toMatchObject({ code: 'SYSTEM_RETRY', retry: true })
    expect(await everything()).toBe(before)
    if (lives > 200) throw new Error('never done')
  }
}
async function sameKeyAgain({ action, input, as }: Write, key: string): Promise<void> {
  const once = await handle(world.services, routes, { action, input, key }, as)
  const after = await everything()
  for (let i = 0; i < 100; i++)
    expect(await handle(world.services, routes, { action, input, key, traceId: once.traceId }, as)).toEqual(
      once,
    )
  expect(await everything()).toBe(after)
}

async function freeSlot(): Promise<SlotId> {
  const { days } = await world.ok('booking.calendar', { institutionId, service, month: '2026-12' }, null)
  const day = days.find(one => one.free > 4)?.day
  if (day === undefined) throw new Error('no day')
  const { items } = await world.ok('booking.slots', { institutionId, service, day }, null)
  const slot = items.find(one => one.free > 2)
  if (slot === undefined) throw new Error('no slot')
  return slot.slotId
}
async function linked() {
  const { wife, husband } = await addCouple(world)
  return { hers: await world.accountOf(wife.id), his: await world.accountOf(husband.id), husband: husband.id }
}

const writes: Record<string, () => Promise<Write>> = {
  'booking for two': async () =>
    write(
      'booking.book',
      { institutionId, service, slotId: await freeSlot(), withPartner: true },
      (await linked()).hers,
    ),
  'cancelling for two': async () => {
    const { hers, his } = await linked()
    const input = { institutionId, service, slotId: await freeSlot(), withPartner: true } as const
    const { appointmentId } = await world.ok('booking.book', input, hers)
    return write('booking.cancel', { institutionId, appointmentId }, his)
  },
  'claiming a voucher': async () => write('vouchers.claim', { programme: premarital }, (await linked()).hers),
  'redeeming a voucher': async () => {
    const { hers } = await linked()
    const { voucherId } = await world.ok('vouchers.claim', { programme: premarital }, hers)
    const { typed } = await world.ok('vouchers.code', { voucherId }, hers)
    return write('desk.redeem', { code: typed }, await world.staff('clerk', { institutionId }))
  },
  'waiting for a place': async () => {
    const { id } = await addPerson(world)
    await factsChanged(world.services, [id])
    await world.services.db.run(sql`update quota set total = used where programme = ${monthly}`)
    return write('places.wait', { programme: monthly }, await world.accountOf(id))
  },
}

test.each(Object.keys(writes))(
  '%s: killed at whatever statement, nothing of it remains, and the same key does it once',
  async name => {
    const one = await writes[name]?.()
    if (one === undefined) throw new Error(name)
    const key = `fault-${name.length}-${Object.keys(writes).indexOf(name)}`
    expect(await dyingThenDone(one, key)).toBeGreaterThan(4)
    await sameKeyAgain(one, key)
  },
)

test('a voucher is good until midnight of its last day in Shanghai and not a second longer', async () => {
  const clerk = await world.staff('clerk', { institutionId })
  const codes: string[] = []
  for (let i = 0; i < 2; i++) {
    const { hers } = await linked()
    const { voucherId } = await world.ok('vouchers.claim', { programme: premarital }, hers)
    await world.services.db.run(
      sql`update voucher set valid_until = '2026-12-31' where voucher_id = ${voucherId}`,
    )
    codes.push((await world.ok('vouchers.code', { voucherId }, hers)).typed)
  }
  world.clock.set('2026-12-31', '23:59')
  world.clock.advance(59)
  expect((await world.ok('desk.redeem', { code: codes[0] ?? '' }, clerk)).allowed).toBe(true)
  world.clock.advance(1)
  expect(world.clock.now()).toBe('2026-12-31T16:00:00.000Z')
  expect(await world.refused('desk.redeem', { code: codes[1] ?? '' }, clerk)).toBe('EXPIRED_VOUCHER')
})

test('at the turn of the year a new month and a new budget begin', async () => {
  await world.services.db.run(sql`delete from voucher_waiting`)
  await world.services.db.run(sql`update quota set total = used + 5 where programme = ${monthly}`)
  await world.services.db.run(sql`
    insert into quota (programme, period, region, total) select programme, '2027', region, 1 from quota
    where programme = ${monthly} and period = '2026' on conflict do nothing`)
  const { id } = await addPerson(world)
  await factsChanged(world.services, [id])
  const account = await world.accountOf(id)
  world.clock.set('2026-12-31', '23:59')
  const old = await world.ok('vouchers.claim', { programme: monthly }, account)
  const { typed } = await world.ok('vouchers.code', { voucherId: old.voucherId }, account)
  await world.ok('desk.redeem', { code: typed }, await world.staff('clerk', { institutionId }))
  expect(await world.refused('vouchers.claim', { programme: monthly }, account)).toBe('ALREADY_USED')
  world.clock.advance(60)
  await factsChanged(world.services, [id])
  const fresh = await world.ok('vouchers.claim', { programme: monthly }, account)
  expect(fresh.voucherId).not.toBe(old.voucherId)
  expect(fresh.validFrom).toBe('2027-01-01')
  const used = await world.services.db.many<{ period: string; used: number }>(
    sql`select period, used from quota where programme = ${monthly} and period = '2027'`,
  )
  expect(used).toEqual([{ period: '2027', used: 1 }])
})
