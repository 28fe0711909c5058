/** Who entered it, as it is shown to her and to the clinic. */
import type { ResidentCaller, StaffCaller } from '../service/context'

export const enteredBy = (caller: ResidentCaller | StaffCaller): 'self' | 'clinic' =>
  caller.kind === 'staff' ? 'clinic' : 'self'
