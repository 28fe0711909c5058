/** Who of some people waits for a service, and who has an open appointment of it. */
import type { PersonId, ServiceCode } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'

const ids = (rows: readonly { readonly person_id: PersonId }[]): PersonId[] => rows.map(row => row.person_id)

export const waitingPeople = async (
  db: Db,
  people: readonly PersonId[],
  service: ServiceCode,
): Promise<readonly PersonId[]> =>
  ids(
    await db.many(sql`
      select person_id from waiting_member where person_id = any(${people}::bigint[]) and service = ${service} and open`),
  )

export const bookedPeople = async (
  db: Db,
  people: readonly PersonId[],
  service: ServiceCode,
): Promise<readonly PersonId[]> =>
  ids(
    await db.many(sql`
      select person_id from attendance
      where person_id = any(${people}::bigint[]) and service = ${service} and state = 'booked'`),
  )
