/** What the eligibility timer does at night, in the cloud and on a laptop. */
import { bookingNight } from '../../booking/night'
import { runCityPass, type CityPass } from '../../eligibility/city-pass'
import { contraceptivesNight } from '../../contraceptives/night'
import { contactAgain } from '../../feedback/contact-again'
import { callAboutLateOrders } from '../../orders/tasks'
import type { Services } from '../../service/context'
import { planAllVisits, type VisitsPlanned } from '../../visits/plan'
import { dropOldUploads } from '../../people/import/upload'
import { expireVouchers } from '../../vouchers/expire'

export interface Night {
  /** Vouchers that expired. */
  readonly expired: number
  /** Bookings that were missed; session places opened for the next day of the horizon. */
  /** Orders of contraceptives that nobody fetched, or that their voucher overtook. */
  readonly suppliesSettled: number
  /** Calls about orders that nobody accepted in time. */
  readonly lateOrders: number
  readonly booking: Awaited<ReturnType<typeof bookingNight>>
  readonly pass: CityPass
  /** First contacts made once more, because a snooze is over. */
  readonly again: number
  readonly visits: VisitsPlanned
}

/** Safe to repeat. Vouchers first: what the pass decides depends on which are held. */
export async function runEligibility(services: Services): Promise<Night> {
  await dropOldUploads(services)
  const expired = await expireVouchers(services)
  const suppliesSettled = await contraceptivesNight(services)
  const lateOrders = await callAboutLateOrders(services)
  const booking = await bookingNight(services)
  const pass = await runCityPass(services)
  return {
    expired,
    suppliesSettled,
    lateOrders,
    booking,
    pass,
    again: await contactAgain(services),
    visits: await planAllVisits(services),
  }
}
