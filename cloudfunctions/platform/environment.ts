/** What a deployed function needs from its environment, checked once, with every gap named. */
import { cityNames, type CityName } from '../../catalog/cities'
import { z } from '../../types/schema'
import { parseKeyring, type Keyring } from './vault'

const text = z.string().check(z.minLength(1))
const database = z.union([
  z.object({ DATABASE_URL: text }),
  z.object({ PGHOST: text, PGUSER: text, PGPASSWORD: text }),
])
const settings = z.object({
  YYT_KEYS: z.string().check(z.regex(/^\d{1,3}:[0-9a-f]{64}(,\d{1,3}:[0-9a-f]{64})*$/i)),
  /** Which pack of `catalog/` this deployment runs. */
  YYT_CITY: z._default(z.enum(cityNames), 'yiling'),
  /** 0 behind a transaction pooler, which loses named statements between transactions. */
  YYT_NAMED: z._default(z.enum(['0', '1']), '1'),
  /** One call at a time, so one connection does the work; the second is for what a call leaves open. */
  PGPOOL_MAX: z._default(z.string().check(z.regex(/^[12]$/)), '2'),
})

export interface Environment {
  readonly city: CityName
  readonly keys: Keyring
  readonly named: boolean
  readonly connections: number
  /** Null: `pg` reads PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD and PGSSLMODE itself. */
  readonly databaseUrl: string | null
}

/** A deployment that is not configured; stops the function before it does anything. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

/** @throws EnvironmentError that names every variable that is missing or malformed, and none of their values */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  // An unset placeholder of cloudbaserc.json arrives as an empty string.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const faults: string[] = []
  const server = z.safeParse(database, given)
  if (!server.success) faults.push('DATABASE_URL, or PGHOST with PGUSER and PGPASSWORD')
  const rest = z.safeParse(settings, given)
  if (!rest.success) faults.push(...rest.error.issues.map(issue => issue.path.map(String).join('.')))
  if (!rest.success || !server.success)
    throw new EnvironmentError(`environment variables missing or malformed: ${faults.join('; ')}`)
  const { YYT_CITY: city, YYT_KEYS, YYT_NAMED, PGPOOL_MAX } = rest.data
  return {
    city,
    keys: parseKeyring(YYT_KEYS),
    named: YYT_NAMED === '1',
    connections: Number(PGPOOL_MAX),
    databaseUrl: 'DATABASE_URL' in server.data ? server.data.DATABASE_URL : null,
  }
}
