/** Where a clerk works. */
import { ServiceError } from '../../types/errors'
import type { InstitutionId } from '../../types/schema'
import type { Context, StaffCaller } from '../service/context'

/** A clerk without an institution has no desk. */
export function deskInstitution({ caller }: Pick<Context<StaffCaller>, 'caller'>): InstitutionId {
  if (caller.institutionId === null) throw new ServiceError('FORBIDDEN')
  return caller.institutionId
}
