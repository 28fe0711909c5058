/** vouchers.code: what the holder's screen shows for a minute, and the code to read aloud. */
import { shownSeconds } from '../../types/shown-code'
import { ServiceError } from '../../types/errors'
import { epochOf, plusSeconds, today } from '../platform/clock'
import type { Handler } from '../service/context'
import { visibleVoucher } from './queries/visible-vouchers'
import { encodePayload, encodeScan } from './rules/qr-code'
import { shownOf } from './row'
import { stateOn } from './rules/state'
import { grouped } from './rules/typed-code'
import { openCode } from './sealed-code'

export const code: Handler<'vouchers.code'> = async ({ db, clock, vault, city, caller }, { voucherId }) => {
  const row = await visibleVoucher(db, caller.personId, voucherId)
  if (stateOn(row.state, row.valid_until, today(clock)) !== 'claimed')
    throw new ServiceError('VOUCHER_CLOSED')
  const expiresAt = plusSeconds(clock.now(), shownSeconds)
  const expires = Math.floor(epochOf(expiresAt) / 1000)
  const payload = encodePayload({ ...shownOf(row), expires }, city.code)
  return {
    qr: encodeScan(payload, vault.sign(payload)),
    typed: grouped(openCode(vault, voucherId, row.code_sealed)),
    expiresAt,
  }
}
