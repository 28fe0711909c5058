/** The services of a deployed function, made once a process from its environment. */
import { randomInt } from 'node:crypto'
import { cities } from '../../catalog/cities'
import { createCatalogue } from '../catalogue/programmes'
import { openServer } from '../database/server'
import type { Services } from '../service/context'
import { systemClock } from './clock'
import { readEnvironment } from './environment'
import { createIds } from './ids'
import { createLog } from './log'
import { createVault } from './vault'

let made: Services | undefined

/** @throws EnvironmentError */
export function deployedServices(): Services {
  made ??= makeServices(process.env)
  return made
}

function makeServices(env: NodeJS.ProcessEnv): Services {
  const { city, keys, named, connections, databaseUrl } = readEnvironment(env)
  const { db } = openServer({
    ...(databaseUrl === null ? {} : { connectionString: databaseUrl }),
    max: connections,
    named,
    // A function that waits for its answer must not be kept alive by an idle connection.
    allowExitOnIdle: true,
  })
  return {
    db,
    clock: systemClock,
    // Instances do not know of each other. Two that draw the same number would also have to write the same person's row
    // in the same millisecond to collide, and then the primary key refuses the second.
    ids: createIds(systemClock, randomInt(1024)),
    vault: createVault(keys),
    log: createLog(
      line => void process.stdout.write(line + '\n'),
      () => systemClock.now(),
    ),
    city: cities[city],
    catalogue: createCatalogue(),
  }
}
