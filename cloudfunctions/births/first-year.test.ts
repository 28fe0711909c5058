import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addPerson } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { LocalDate, TimeOfDay } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { runReminders } from '../functions/reminders/main'
import { identityRoutes } from '../identity/routes'
import { childAgeWords } from '../people/rules/child-age-words'
import { dateOf } from '../platform/clock'
import { pregnancyRoutes } from '../pregnancy/routes'
import { birthRoutes } from './routes'

/** What a midwife reviews: set UPDATE_GOLDEN=1 to write it anew after a change of the stage table. */
const golden = path.join(__dirname, 'first-year.golden.txt')

let world: World
beforeAll(async () => {
  world = await createWorld({ ...pregnancyRoutes, ...birthRoutes, ...identityRoutes }, { at: '2027-01-04' })
})
afterAll(() => world.close())

test('a birth and the first year, day by day, say what the golden file says, each thing once and in its window', async () => {
  const day = (text: string): LocalDate => text as LocalDate
  const she = await addPerson(world, { birth: '1996-03-01' })
  const account = await world.accountOf(she.id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  await world.ok('pregnancy.register', { lmp: day('2026-04-01') }, account)
  const clerk = await world.staff('clerk')
  await world.ok('patient.find', { name: she.name, number: she.number }, clerk)
  const bornOn = day('2027-01-03')
  const { births } = await world.ok(
    'births.record',
    { personId: she.id, children: [{ sex: 'male', bornOn, bornAt: '23:40' as TimeOfDay }] },
    clerk,
  )
  const child = births.children[0]?.child
  if (child === undefined) throw new Error('no child')
  const { senders, sent } = recordingSenders(() => world.clock.now())
  for (let on = day('2027-01-04'); on <= '2028-01-20'; on = addDays(on, 1)) {
    world.clock.set(on, '11:35')
    if (on === '2027-01-07') {
      await world.ok('patient.find', { name: she.name, number: she.number }, clerk)
      await world.ok('births.discharge', { child, dischargedOn: on }, clerk)
    }
    await runReminders(world.services, senders)
  }
  const lines = sent.map(({ at, channel, text }) => {
    const on = dateOf(at)
    return `${on}  ${childAgeWords(bornOn, on).padEnd(6)} ${channel}  ${text}`
  })
  const text = ['# 2027年1月3日23:40出生,1月7日出院', ...lines, ''].join('\n')
  if (process.env['UPDATE_GOLDEN']) writeFileSync(golden, text)
  expect(text).toBe(readFileSync(golden, 'utf8'))
  expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length)
})
