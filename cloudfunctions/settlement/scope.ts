/** Whose statements a caller may see: a clerk those of the institution, a manager those of the division. */
import { ServiceError } from '../../types/errors'
import { rangeOf } from '../reminders/tasks'
import type { Context, StaffCaller } from '../service/context'
import type { Scope } from './queries/statements'

export type StaffContext = Context<StaffCaller>

export function scopeOf({ caller, city }: StaffContext): Scope {
  if (caller.role !== 'clerk') return { range: rangeOf(caller, city.code) }
  if (caller.institutionId === null) throw new ServiceError('NOT_FOUND')
  return { institutionId: caller.institutionId }
}

/** `2026-11` as the first day, which names the statement. */
export const firstOf = (month: string): string => `${month}-01`
