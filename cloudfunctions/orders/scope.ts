/** Whose families and orders a member of the staff may know of. */
import { rangeOf } from '../reminders/tasks'
import type { Context, StaffCaller } from '../service/context'
import type { DeskScope } from './queries/desk'

export const scopeOf = ({ caller, city }: Context<StaffCaller>): DeskScope => ({
  range: rangeOf(caller, city.code),
  worker: caller.role === 'manager' ? null : caller.accountKey,
})
