/** desk.day: the signed list of today for a desk that may lose its network. */
import { createHash } from 'node:crypto'
import { checkBytes, checkText, type DeskListId } from '../../../types/desk-record'
import { ServiceError } from '../../../types/errors'
import type { DeskDay } from '../../../types/offline'
import type { TimeOfDay } from '../../../types/schema'
import { expectedAt } from '../../booking/expected'
import { programmesInForce } from '../../catalogue/programmes'
import { maskedNames } from '../../people/masked-names'
import { instantAt, plusSeconds, today } from '../../platform/clock'
import type { Context, Handler, StaffCaller } from '../../service/context'
import { holdersOf } from '../present'
import { capabilityOf, claimedUnder } from '../programme'
import { licensedOn } from '../licensed-on'
import { hasCapability } from '../queries/desk-institution'
import type { TypedCode } from '../rules/typed-code'
import { openCode } from '../sealed-code'
import { activeDevice } from './queries/devices'
import { insertList, listedVouchers, type ListedRow } from './queries/day-list'
import { clockFault } from './rules/times'
import { deskOf } from './scope'

/** A desk's day, and no more of the city's names than that on a device that may be lost. */
const most = 300

export const day: Handler<'desk.day'> = async (context, { deviceId, deviceTime }) => {
  const { db, clock, vault, ids, city, caller } = context
  const institutionId = deskOf(context)
  if (!(await activeDevice(db, { institutionId, deviceId }))) throw new ServiceError('DESK_DEVICE_UNKNOWN')
  const at = clock.now()
  const fault = clockFault(deviceTime, at)
  if (fault) throw new ServiceError('DESK_CLOCK', fault)
  const rows = await usableHere(context)
  const names = await maskedNames(context, rows.flatMap(holdersOf))
  const programmeOf = await claimedUnder(context)
  const listId = ids.next<DeskListId>()
  const list: DeskDay = {
    listId,
    institutionId,
    deviceId,
    city: city.code,
    at,
    validUntil: plusSeconds(instantAt(today(clock), '00:00' as TimeOfDay), 86_400),
    vouchers: rows.map(row => ({
      voucherId: row.voucher_id,
      title: programmeOf(row).title,
      names: holdersOf(row).map(id => names.get(id) ?? '*'),
      check: checkOf(listId, openCode(vault, row.voucher_id, row.code_sealed)),
      codeVersion: row.code_version,
      lastDay: row.valid_until,
      starts: row.starts,
    })),
  }
  const { validUntil } = list
  await insertList(db, {
    institutionId,
    listId,
    deviceId,
    accountKey: caller.accountKey,
    at,
    validUntil,
    vouchers: rows.length,
  })
  const text = JSON.stringify(list)
  return { list: text, signature: vault.sign(Buffer.from(text)).toString('base64url') }
}

async function usableHere(context: Context<StaffCaller>): Promise<readonly ListedRow[]> {
  const { db, clock, city } = context
  const institutionId = deskOf(context)
  const capable = new Map<string, boolean>()
  const programmes = []
  for (const programme of await programmesInForce(context)) {
    const capability = capabilityOf(city, programme)
    if (!capable.has(capability))
      capable.set(
        capability,
        await hasCapability(db, institutionId, capability, licensedOn(context, capability)),
      )
    if (programme.voucherDays !== undefined && capable.get(capability)) programmes.push(programme.code)
  }
  const expected = await expectedAt(context, institutionId, today(clock))
  return listedVouchers(db, expected, today(clock), programmes, most)
}

/** 75 random bits behind a plain hash: the list finds a code and tells none. */
export const checkOf = (listId: DeskListId, typed: TypedCode): string =>
  createHash('sha512').update(checkText(listId, typed)).digest().subarray(0, checkBytes).toString('base64url')
