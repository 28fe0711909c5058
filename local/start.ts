/** `npm start`: build what is stale, open the database, seed the demo city on first run, serve. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { dateOf } from '../cloudfunctions/platform/clock'
import { sql } from '../cloudfunctions/database/sql'
import { cityOption } from './city-option'
import { buildApp } from './build'
import { createGateway, listen } from './gateway'
import { seedDemo } from './seed'
import { openLocalServices } from './services'
import { createTimers } from './timers'

const root = path.resolve(__dirname, '..')
const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function main(): Promise<void> {
  const city = cityOption()
  const app = path.join(root, 'dist/h5')
  await buildApp(root, 'h5', say)
  say('打开数据库…')
  const logs: string[] = []
  const local = await openLocalServices({
    city,
    log: line => void (logs.push(line) > 500 && logs.shift()),
  })
  const timers = createTimers(local)
  const { people } = await local.services.db.one<{ people: number }>(
    sql`select count(*)::int as people from person`,
  )
  if (people === 0) await seedDemo(local, timers, say)
  const gateway = createGateway(local, timers, existsSync(app) ? { app } : {})
  const { server, port } = await listen(gateway, Number(process.env['PORT'] ?? 8086))
  const stopTimers = timers.start()
  say('')
  say(`  孕育通已就绪    ${local.services.city.name},今天是 ${dateOf(local.clock.now())}`)
  say(`  应用            http://localhost:${port}/        手机宽度打开,登录页可选演示身份`)
  say(`  本地控制台      http://localhost:${port}/panel   拨动时钟,查看发出的消息`)
  say(
    '  演示身份        新婚的她、新婚的他、孕中的她、新妈妈、年长的她;核销员、婚检医生、随访员、乡镇、村医、管理者、审核人',
  )
  say('  停止            Ctrl+C')
  const stop = (): void => {
    stopTimers()
    server.close()
    void local.close().finally(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: unknown) => {
  say(error instanceof Error ? `启动失败: ${error.message}` : '启动失败')
  process.exit(1)
})
