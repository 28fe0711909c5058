/** Every action of the contract with its implementation: the rooms, merged. The type fails when one is missing. */
import { bookTogether } from '../../booking/book-together'
import { bookingRoutes, holidayRoutes, licenceRoutes, sessionRoutes } from '../../booking/routes'
import { contraceptiveRoutes } from '../../contraceptives/routes'
import { counterRoutes } from '../../counter/routes'
import { eligibilityRoutes } from '../../eligibility/routes'
import { evidenceRoutes } from '../../evidence/routes'
import { feedbackRoutes } from '../../feedback/routes'
import { guidanceRoutes } from '../../guidance/routes'
import { identityRoutes } from '../../identity/routes'
import { libraryRoutes } from '../../library/routes'
import { noticeRoutes } from '../../notices/routes'
import { duplicateRoutes } from '../../people/duplicates/routes'
import { importRoutes } from '../../people/import/routes'
import { oneStopRoutes } from '../../onestop/routes'
import { orderRoutes } from '../../orders/routes'
import { policyRoutes } from '../../policy/routes'
import { birthRoutes } from '../../births/routes'
import { pregnancyRoutes } from '../../pregnancy/routes'
import { reminderRoutes } from '../../reminders/routes'
import { resultRoutes } from '../../results/routes'
import { selfcareRoutes } from '../../selfcare/routes'
import { screeningRoutes } from '../../screenings/routes'
import type { Routes } from '../../service/context'
import { settlementRoutes } from '../../settlement/routes'
import { statisticsRoutes } from '../../statistics/routes'
import { subsidyRoutes } from '../../subsidies/routes'
import { visitRoutes } from '../../visits/routes'
import { claimTogether } from '../../vouchers/claim-together'
import {
  offlineRoutes,
  placeRoutes,
  reversalRoutes,
  revocationRoutes,
  voucherRoutes,
} from '../../vouchers/routes'

export const routes: Routes = {
  ...identityRoutes,
  ...eligibilityRoutes,
  ...evidenceRoutes,
  ...bookingRoutes,
  ...sessionRoutes,
  ...holidayRoutes,
  ...licenceRoutes,
  ...voucherRoutes,
  ...placeRoutes,
  ...reversalRoutes,
  ...revocationRoutes,
  ...settlementRoutes,
  ...subsidyRoutes,
  ...statisticsRoutes,
  ...contraceptiveRoutes,
  ...oneStopRoutes,
  ...counterRoutes,
  ...screeningRoutes,
  ...resultRoutes,
  ...offlineRoutes,
  ...orderRoutes,
  ...policyRoutes,
  ...pregnancyRoutes,
  ...birthRoutes,
  ...selfcareRoutes,
  ...libraryRoutes,
  ...reminderRoutes,
  ...feedbackRoutes,
  ...visitRoutes,
  ...importRoutes,
  ...duplicateRoutes,
  ...noticeRoutes,
  ...guidanceRoutes,
}

/** Actions that crowds ask for at once: a long-lived gateway runs those that wait together in one transaction. */
export const together = { 'booking.book': bookTogether, 'vouchers.claim': claimTogether } as const
