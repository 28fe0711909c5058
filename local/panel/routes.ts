/** What the panel and the demo sign-in ask for. Local only: never part of a deployed function. */
import { Hono } from 'hono'
import { signInWechat } from '../../cloudfunctions/service/sign-in'
import { dateOf, epochOf, instantAt, timeOf } from '../../cloudfunctions/platform/clock'
import { sql } from '../../cloudfunctions/database/sql'
import { localDate, timeOfDay } from '../../types/schema'
import { personas } from '../personas'
import { sentSoFar } from '../providers'
import type { LocalServices } from '../services'
import { openSession } from '../sessions'
import type { Timers } from '../timers'

export function panelRoutes(local: LocalServices, timers: Timers): Hono {
  const { services, clock } = local
  const panel = new Hono()
  let driving: string | null = null

  panel.get('/state', async c => {
    const counts = await services.db.many<{ state: string; count: number }>(
      sql`select state, count(*)::int as count from message group by state order by state`,
    )
    const totals = await services.db.one<Record<string, number>>(sql`
      select (select count(*)::int from person) as people, (select count(*)::int from pregnancy where state = 'ongoing') as pregnancies,
             (select count(*)::int from appointment where state = 'booked') as appointments, (select count(*)::int from voucher) as vouchers`)
    return c.json({ today: dateOf(clock.now()), time: timeOf(clock.now()), driving, counts, totals })
  })
  panel.get('/personas', async c =>
    c.json(
      (await personas(services, local.folder)).map(({ id, title, story, document }) => ({
        id,
        title,
        story,
        document,
      })),
    ),
  )
  panel.post('/sign-in', async c => {
    const { id } = await c.req.json<{ id?: string }>()
    const persona = (await personas(services, local.folder)).find(one => one.id === id)
    if (!persona) return c.json({ error: '没有这个演示身份' }, 404)
    const accountKey = persona.openid ? await signInWechat(services, persona.openid) : persona.accountKey
    return c.json({ token: await openSession(services, accountKey), now: clock.now() })
  })
  panel.get('/clock', c => c.json({ now: clock.now() }))
  panel.post('/clock', async c => {
    const body = await c.req.json<{ day?: string; time?: string }>()
    const day = localDate.safeParse(body.day)
    const time = timeOfDay.safeParse(body.time ?? '10:00')
    if (!day.success || !time.success) return c.json({ error: '日期应为 2026-11-23 这样的格式' }, 400)
    const target = instantAt(day.data, time.data)
    if (epochOf(target) <= epochOf(clock.now())) return c.json({ error: '时钟只能向前' }, 400)
    if (driving) return c.json({ error: '时钟正在前进,请稍候' }, 409)
    driving = dateOf(clock.now())
    const drive = timers
      .driveTo(target, now => void (driving = dateOf(now)))
      .catch(() => services.log.error('drive'))
      .finally(() => void (driving = null))
    // A jump of a few days answers when it is done; a long one is watched through /state.
    await Promise.race([drive, new Promise(resolve => setTimeout(resolve, 20_000))])
    return c.json({ today: dateOf(clock.now()), driving })
  })
  panel.post('/run/eligibility', async c => c.json({ result: await timers.runEligibility() }))
  panel.post('/run/reminders', async c => c.json({ result: await timers.runReminders() }))
  panel.get('/sent', c => c.json(sentSoFar(local.folder).slice(-100).reverse()))
  return panel
}
