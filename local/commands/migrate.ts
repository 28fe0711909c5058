/** `npm run migrate -- [--city <name>]`: applies migrations and publishes the city's pack on the server of DATABASE_URL. */
import path from 'node:path'
import { readArticles } from '../../catalog/articles'
import { cities } from '../../catalog/cities'
import { publishCity } from '../../cloudfunctions/catalogue/publish'
import { publishArticles } from '../../cloudfunctions/library/publish'
import { migrate } from '../../cloudfunctions/database/migrate'
import { cityOption } from '../city-option'
import { openServer } from '../../cloudfunctions/database/server'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function main(): Promise<void> {
  const url = process.env['DATABASE_URL']
  if (!url) throw new Error('请设置 DATABASE_URL')
  const city = cities[cityOption()]
  const server = openServer({ connectionString: url, max: 1, statementTimeoutMs: 0 })
  try {
    const applied = await migrate(
      server.db,
      path.resolve(__dirname, '../../cloudfunctions/database/migrations'),
    )
    await publishCity(server.db, city)
    await publishArticles(server.db, readArticles())
    say(applied.length > 0 ? `已执行: ${applied.join(', ')}` : '数据库已是最新')
  } finally {
    await server.close()
  }
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : '迁移失败')
  process.exit(1)
})
