/** Where the tests' databases are. */
import path from 'node:path'

const root = path.resolve(__dirname, '../..')
export const migrations = path.join(root, 'cloudfunctions/database/migrations')
export const embeddedTemplate = path.join(root, 'node_modules/.cache/yunyutong/template.tar.gz')
export const serverTemplate = 'yyt_test_template'

/** DATABASE_URL names a server on which the tests may create and drop databases of their own. */
export function adminUrl(): string {
  const url = process.env['DATABASE_URL']
  if (!url) throw new Error('DATABASE_URL is not set')
  return url
}
export function databaseUrl(database: string): string {
  const url = new URL(adminUrl())
  url.pathname = `/${database}`
  return url.toString()
}
