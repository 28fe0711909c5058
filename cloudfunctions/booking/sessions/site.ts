/** The institution whose sessions a worker keeps: a clerk's own, or one of a manager's division. */
import { ServiceError } from '../../../types/errors'
import type { InstitutionId } from '../../../types/schema'
import { rangeOf } from '../../reminders/tasks'
import type { Context, StaffCaller } from '../../service/context'
import { siteIn, type Site } from '../queries/own-sites'

/** @throws NOT_FOUND for any other institution */
export async function siteOf(
  { db, caller, city }: Context<StaffCaller>,
  asked: InstitutionId | undefined,
): Promise<Site> {
  const id = caller.role === 'clerk' ? caller.institutionId : (asked ?? null)
  if (id === null || (asked !== undefined && asked !== id)) throw new ServiceError('NOT_FOUND')
  return siteIn(db, id, caller.role === 'clerk' ? null : rangeOf(caller, city.code))
}
