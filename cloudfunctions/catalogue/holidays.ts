/** The table of holidays as it is in force: the city's pack, and the notices that a manager imported over it. */
import type { Holiday } from '../../catalog/city'
import { sql } from '../database/sql'
import type { Services } from '../service/context'

/** A few dozen rows a year, in their order. */
export const holidaysInForce = ({ db }: Pick<Services, 'db'>): Promise<readonly Holiday[]> =>
  db.many<Holiday>(sql`select day, kind, name from holiday order by day`)
