/** Every action of the contract with its implementation: the rooms, merged. The type fails when one is missing. */
import { bookingRoutes } from '../../booking/routes'
import { eligibilityRoutes } from '../../eligibility/routes'
import { identityRoutes } from '../../identity/routes'
import { pregnancyRoutes } from '../../pregnancy/routes'
import { reminderRoutes } from '../../reminders/routes'
import type { Routes } from '../../service/context'
import { voucherRoutes } from '../../vouchers/routes'

export const routes: Routes = {
  ...identityRoutes,
  ...eligibilityRoutes,
  ...bookingRoutes,
  ...voucherRoutes,
  ...pregnancyRoutes,
  ...reminderRoutes,
}
