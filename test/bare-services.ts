/** Services on a database that is there, for processes of a test's or a bench's own: the first city, a key of no use, no log. */
import { yiling } from '../catalog/yiling'
import { createCatalogue } from '../cloudfunctions/catalogue/programmes'
import type { Db } from '../cloudfunctions/database/db'
import type { Clock } from '../cloudfunctions/platform/clock'
import { createIds } from '../cloudfunctions/platform/ids'
import { createLog } from '../cloudfunctions/platform/log'
import { createVault } from '../cloudfunctions/platform/vault'
import type { Services } from '../cloudfunctions/service/context'

/** @param node different for each process that runs at the same time */
export const bareServices = (db: Db, clock: Clock, node: number): Services => ({
  db,
  clock,
  ids: createIds(clock, node),
  vault: createVault(new Map([[1, Buffer.alloc(32, 7)]])),
  log: createLog(
    () => undefined,
    () => clock.now(),
  ),
  city: yiling,
  catalogue: createCatalogue(),
})
