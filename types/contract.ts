/** The whole contract: every action that a client may call. The client, the routes, validation and OpenAPI derive from it. */
import { absenceActions } from './absence'
import { articleActions } from './articles'
import { birthActions } from './births'
import { bookingActions } from './booking'
import { contraceptiveActions } from './contraceptives'
import { diaryActions } from './diary'
import { eligibilityActions } from './eligibility'
import { counterActions } from './counter'
import { evidenceActions } from './evidence'
import { familyActions } from './families'
import { feedbackActions } from './feedback'
import { holidayActions } from './holidays'
import { helperActions } from './helpers'
import { identityActions } from './identity'
import { importActions } from './imports'
import { licenceActions } from './licences'
import { listActions } from './lists'
import { noticeActions } from './notices'
import { oneStopActions } from './one-stop'
import { offlineActions } from './offline'
import { orderActions } from './orders'
import { passActions } from './passes'
import { policyActions } from './policy'
import { pregnancyActions } from './pregnancy'
import { queueActions } from './queue'
import { reminderActions } from './reminders'
import { placeActions } from './places'
import { rescueActions } from './rescue'
import { resultActions } from './results'
import { reversalActions } from './reversals'
import { revocationActions } from './revocations'
import type { z } from './schema'
import { screeningActions } from './screenings'
import { sessionActions } from './sessions'
import { settlementActions } from './settlement'
import { statisticsActions } from './statistics'
import { subsidyActions } from './subsidies'
import { ticketActions } from './tickets'
import { visitActions } from './visits'
import { voucherActions } from './vouchers'
import { waitingActions } from './waiting'
import type { Failure } from './errors'

export const contract = {
  ...identityActions,
  ...eligibilityActions,
  ...evidenceActions,
  ...bookingActions,
  ...waitingActions,
  ...ticketActions,
  ...queueActions,
  ...absenceActions,
  ...sessionActions,
  ...holidayActions,
  ...licenceActions,
  ...helperActions,
  ...voucherActions,
  ...placeActions,
  ...resultActions,
  ...reversalActions,
  ...revocationActions,
  ...screeningActions,
  ...settlementActions,
  ...subsidyActions,
  ...statisticsActions,
  ...contraceptiveActions,
  ...oneStopActions,
  ...counterActions,
  ...offlineActions,
  ...orderActions,
  ...familyActions,
  ...pregnancyActions,
  ...birthActions,
  ...diaryActions,
  ...rescueActions,
  ...articleActions,
  ...reminderActions,
  ...passActions,
  ...policyActions,
  ...feedbackActions,
  ...visitActions,
  ...listActions,
  ...importActions,
  ...noticeActions,
}
export type Contract = typeof contract
export type ActionName = keyof Contract
export type Input<K extends ActionName> = z.infer<Contract[K]['input']>
export type Output<K extends ActionName> = z.infer<Contract[K]['output']>

/** What travels back. `traceId` is in every answer, so that a resident can read it to a helper. */
export type Reply<T> =
  | { readonly ok: true; readonly data: T; readonly traceId: string }
  | { readonly ok: false; readonly error: Failure; readonly traceId: string }
