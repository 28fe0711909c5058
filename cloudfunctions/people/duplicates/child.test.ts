/** The register's record of a child meets the one that the clinic made: its reminders go on under the record that stays. */
import { addPerson } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import type { LocalDate, PersonId, TimeOfDay } from '../../../types/schema'
import { birthRoutes } from '../../births/routes'
import { sql } from '../../database/sql'
import { runReminders } from '../../functions/reminders/main'
import { pregnancyRoutes } from '../../pregnancy/routes'
import { findDuplicates } from './find'
import { duplicateRoutes } from './routes'

let world: World
beforeEach(async () => {
  world = await createWorld({ ...pregnancyRoutes, ...birthRoutes, ...duplicateRoutes })
})
afterEach(() => world.close())

const rows = (about: PersonId, state: string) =>
  world.services.db.many<{ stage: string }>(
    sql`select stage from reminder where about_id = ${about} and state = ${state} order by stage, occurrence, version`,
  )

test('what was told stays told, what is planned is told of the record that stays; the undo leads it back', async () => {
  const she = await addPerson(world)
  const clerk = await world.staff('clerk')
  const manager = await world.staff('manager')
  await world.ok('patient.find', { name: she.name, number: she.number }, clerk)
  const bornOn = '2026-11-22' as LocalDate
  const { births } = await world.ok(
    'births.record',
    { personId: she.id, children: [{ sex: 'female', bornOn, bornAt: '08:10' as TimeOfDay }] },
    clerk,
  )
  const child = births.children[0]?.child
  if (child === undefined) throw new Error('no child')
  await world.ok('births.name', { child, name: '程小禾' }, clerk)
  const registered = await addPerson(world, { name: '程小禾', birth: bornOn })
  world.clock.set('2026-11-24', '11:00')
  await runReminders(world.services, { wechat: null, sms: null })
  const [sent, planned] = [await rows(child, 'sent'), await rows(child, 'planned')]
  expect(sent.length).toBeGreaterThan(0)
  expect(planned.length).toBeGreaterThan(0)
  await findDuplicates(world.services, [registered.id])
  const { mergeId } = await world.ok(
    'duplicates.merge',
    { personId: registered.id, otherId: child, keep: registered.id, reason: '同一个孩子' },
    manager,
  )
  expect(await rows(child, 'planned')).toEqual([])
  expect(await rows(registered.id, 'sent')).toEqual(sent)
  expect(await rows(registered.id, 'planned')).toEqual(planned)
  const again = await runReminders(world.services, { wechat: null, sms: null })
  expect(again.due).toBe(0)
  await world.ok('duplicates.unmerge', { mergeId, reason: '核对为两人' }, manager)
  expect(await rows(child, 'planned')).toEqual(planned)
  expect(await rows(registered.id, 'planned')).toEqual([])
})
