/** A record that a human must look at first: two people under one number, or one person twice (domain H46). */
import { ServiceError } from '../../types/errors'
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Services } from '../service/context'

/** Nothing of public money is given on such a record; at the counter she is served (the text says so). */
export async function refuseDoubtful({ db }: Pick<Services, 'db'>, id: PersonId): Promise<void> {
  const doubt = await db.maybe(
    sql`select 1 from person where person_id = ${id} and review_reason is not null`,
  )
  if (doubt !== undefined) throw new ServiceError('DUPLICATE_PERSON')
}
