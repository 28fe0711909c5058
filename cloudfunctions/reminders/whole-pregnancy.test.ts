import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addPerson } from '../../test/people'
import { recordingSenders } from '../../test/senders'
import { createWorld, type World } from '../../test/world'
import type { LocalDate } from '../../types/schema'
import { runReminders } from '../functions/reminders/main'
import { addDays } from '../eligibility/rules/calendar'
import { identityRoutes } from '../identity/routes'
import { dateOf, timeOf } from '../platform/clock'
import { gaDaysOn, gaText } from '../pregnancy/rules/dating'
import { pregnancyRoutes } from '../pregnancy/routes'
import { reminderRoutes } from './routes'

/** What a midwife reviews: set UPDATE_GOLDEN=1 to write it anew after a change of the stage table. */
const golden = path.join(__dirname, 'whole-pregnancy.golden.txt')

let world: World
beforeAll(async () => {
  world = await createWorld(
    { ...pregnancyRoutes, ...reminderRoutes, ...identityRoutes },
    { at: '2026-05-01' },
  )
})
afterAll(() => world.close())

test('a whole pregnancy, day by day, says what the golden file says, each thing once and in its window', async () => {
  const she = await addPerson(world, { birth: '1996-03-01' })
  const account = await world.accountOf(she.id)
  await world.ok('identity.setConsent', { purpose: 'sms', granted: true }, account)
  const lmp = '2026-04-01' as LocalDate
  const { edd } = await world.ok('pregnancy.register', { lmp }, account)
  expect(edd).toBe('2027-01-06')
  await world.ok('reminders.granted', { accepted: ['health'] }, account)
  const { senders, sent } = recordingSenders(() => world.clock.now())
  let scanned = false
  for (let day = '2026-05-01' as LocalDate; day <= '2027-01-22'; day = addDays(day, 1)) {
    for (const time of ['09:05', '11:35']) {
      world.clock.set(day, time)
      if (!scanned && day === '2026-05-20') {
        scanned = true
        await world.ok('pregnancy.correctDating', { scanOn: day, weeks: 7, days: 0 }, account)
      }
      await runReminders(world.services, senders)
    }
  }
  const lines = sent.map(({ at, channel, text }) => {
    const day = dateOf(at)
    return `${day} ${timeOf(at)}  ${gaText(gaDaysOn(edd ?? day, day)).padEnd(8)} ${channel}  ${text}`
  })
  const { items } = await world.ok('tasks.list', {}, await world.staff('manager'))
  const calls = items.map(task => `${task.dueOn}  ${task.kind}  ${task.reason}`)
  const text = ['# 发出的消息', ...lines, '', '# 电话任务', ...calls, ''].join('\n')
  if (process.env['UPDATE_GOLDEN']) writeFileSync(golden, text)
  expect(text).toBe(readFileSync(golden, 'utf8'))
  expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length)
})
