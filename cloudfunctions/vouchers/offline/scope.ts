/** Whose desks a caller may see: a clerk's own institution, the institutions of a manager's division. */
import { ServiceError } from '../../../types/errors'
import type { InstitutionId } from '../../../types/schema'
import { sql, type Query } from '../../database/sql'
import { rangeOf } from '../../reminders/tasks'
import type { Context, StaffCaller } from '../../service/context'

export type DeskScope =
  { readonly institutionId: InstitutionId } | { readonly range: readonly [string, string] }

export function deskOf({ caller }: Context<StaffCaller>): InstitutionId {
  if (caller.institutionId === null) throw new ServiceError('DESK_DEVICE_UNKNOWN')
  return caller.institutionId
}

export const scopeOf = (context: Context<StaffCaller>): DeskScope =>
  context.caller.role === 'clerk'
    ? { institutionId: deskOf(context) }
    : { range: rangeOf(context.caller, context.city.code) }

export const within = (scope: DeskScope, institution: Query): Query =>
  'institutionId' in scope
    ? sql`${institution} = ${scope.institutionId}`
    : sql`${institution} in (select institution_id from institution
        where rpad(region::text, 12, '0')::bigint between ${scope.range[0]}::bigint and ${scope.range[1]}::bigint)`
