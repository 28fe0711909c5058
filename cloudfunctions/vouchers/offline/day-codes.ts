/** vouchers.dayCodes: one-minute codes ahead of time, for the phone of somebody who has an appointment within a day. */
import { shownSeconds } from '../../../types/shown-code'
import { ServiceError } from '../../../types/errors'
import { addDays } from '../../eligibility/rules/calendar'
import { anyExpected } from '../../booking/expected'
import { dateOf, epochOf, today } from '../../platform/clock'
import type { Handler } from '../../service/context'
import { holdersOf } from '../present'
import { visibleVoucher } from '../queries/visible-vouchers'
import { encodePayload, encodeScan } from '../rules/qr-code'
import { shownOf } from '../row'
import { stateOn } from '../rules/state'
import { grouped } from '../rules/typed-code'
import { openCode } from '../sealed-code'
import { dayRuns } from './rules/day-runs'

export const dayCodes: Handler<'vouchers.dayCodes'> = async (context, { voucherId }) => {
  const { db, clock, vault, city, caller } = context
  const row = await visibleVoucher(db, caller.personId, voucherId)
  const day = today(clock)
  if (stateOn(row.state, row.valid_until, day) !== 'claimed') throw new ServiceError('VOUCHER_CLOSED')
  // The guardian comes with a child whose voucher it is.
  const people = [caller.personId, ...holdersOf(row)]
  if (!(await anyExpected(context, people, day, addDays(day, 1)))) return { typed: null, runs: [] }
  const codeOf = (expires: number): string => {
    const payload = encodePayload({ ...shownOf(row), expires }, city.code)
    return encodeScan(payload, vault.sign(payload))
  }
  const usable = dayRuns(clock.now()).filter(({ startsAt }) => dateOf(startsAt) <= row.valid_until)
  return {
    typed: grouped(openCode(vault, voucherId, row.code_sealed)),
    runs: usable.map(({ startsAt, minutes }) => ({
      startsAt,
      codes: Array.from({ length: minutes }, (_, i) =>
        codeOf(Math.floor(epochOf(startsAt) / 1000) + (i + 1) * shownSeconds),
      ),
    })),
  }
}
