/** A death reported by a village: what was booked, held and allowed ends in the same import, and nothing is said. */
import { addSlot, createClinics, hospitalId, slotCounts, strayAttendances } from '../../../test/clinic'
import { addCouple, addPerson } from '../../../test/people'
import type { LocalDate, ProgrammeCode, SlotId } from '../../../types/schema'
import { sql } from '../../database/sql'
import { factsChanged } from '../../eligibility/changed'
import { voucherRoutes } from '../../vouchers/routes'
import { feeds } from './feed'
import { importPopulation } from './index'

const day = '2026-11-29' as LocalDate
const premarital = { programme: 'V_PREMARITAL' as ProgrammeCode }

test('appointments, places in line, vouchers, mandates, orders and calls end; the husband books for himself', async () => {
  const world = await createClinics({ routes: voucherRoutes })
  try {
    const { db, clock } = world.services
    const { wife, husband } = await addCouple(world)
    await factsChanged(world.services, [wife.id, husband.id])
    const [hers, his] = [await world.accountOf(wife.id), await world.accountOf(husband.id)]
    const { voucherId } = await world.ok('vouchers.claim', premarital, hers)
    const place = { institutionId: hospitalId, service: 'premarital_check' } as const
    const slotId: SlotId = await addSlot(world, 2, day, '10:00')
    await world.ok('booking.book', { ...place, slotId, withPartner: true }, his)
    const next = await world.accountOf((await addPerson(world)).id)
    const wish = { ...place, firstDay: day, lastDay: day, part: 'any', withPartner: false } as const
    await world.ok('waiting.join', wish, next)
    const { code } = await world.ok('helpers.ask', { days: 90 }, hers)
    const sister = await world.accountOf((await addPerson(world)).id)
    await world.ok('helpers.accept', { code: code?.text ?? '' }, sister)
    await db.run(sql`
      insert into task (person_id, task_id, dedupe_key, kind, region, due_on, reason, state, created_at)
      values (${wife.id}, 1, 'x', 'phone_reminder', 420506001001, '2026-11-24', 'x', 'open', ${clock.now()})`)
    await db.run(sql`
      insert into family_order (person_id, order_id, item, state, region, answers_sealed, deadline, created_at)
      values (${wife.id}, 1, 'counselling', 'submitted', 420506001001, 'x', '2026-11-24', ${clock.now()})`)

    const text = [
      feeds.village_reports.columns,
      ['420506001001', wife.name, wife.number, '死亡', '2026-11-20', ''],
    ]
      .map(cells => cells.join(','))
      .join('\n')
    await importPopulation(world.services, [{ feed: 'village_reports', bytes: Buffer.from(text) }], {
      dryRun: false,
    })

    expect((await world.ok('booking.mine', {}, his)).items).toMatchObject([{ state: 'cancelled' }])
    expect((await world.ok('waiting.mine', {}, next)).items).toMatchObject([{ state: 'offered' }])
    expect((await world.ok('vouchers.get', { voucherId }, his)).state).toBe('closed')
    expect((await world.ok('helpers.mine', {}, sister)).others).toEqual([])
    expect(await db.many(sql`select state from task where person_id = ${wife.id}`)).toEqual([
      { state: 'withdrawn' },
    ])
    expect(await db.many(sql`select state from family_order where person_id = ${wife.id}`)).toEqual([
      { state: 'cancelled' },
    ])
    const said = await db.many(
      sql`select 1 from message where person_id in (${wife.id}, ${husband.id}) and state = 'queued'`,
    )
    expect(said).toEqual([])
    const again = { ...place, slotId: await addSlot(world, 2, day, '15:00'), withPartner: true }
    expect(await world.refused('booking.book', again, his)).toBe('PARTNER_NOT_LINKED')
    await world.ok('booking.book', { ...again, withPartner: false }, his)
    for (const { booked, people } of await slotCounts(world)) expect(booked).toBe(people)
    expect(await strayAttendances(world)).toEqual([])
  } finally {
    await world.close()
  }
})
