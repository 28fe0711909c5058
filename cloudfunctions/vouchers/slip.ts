/** A voucher as it is printed at a counter: the typed code, which is used once and with the identity card. */
import { ServiceError } from '../../types/errors'
import type { LocalDate } from '../../types/schema'
import type { Services } from '../service/context'
import type { Held } from './held'
import { claimedUnder } from './programme'
import { voucherById } from './queries/presented-voucher'
import { grouped } from './rules/typed-code'
import { openCode } from './sealed-code'

export interface VoucherSlip {
  readonly title: string
  readonly code: string
  readonly validUntil: LocalDate
  readonly freeItems: readonly string[]
}

export async function voucherSlip(services: Services, { home, voucherId }: Held): Promise<VoucherSlip> {
  const row = await voucherById(services.db, home, voucherId)
  if (row === undefined) throw new ServiceError('NOT_FOUND')
  const { title, freeItems } = (await claimedUnder(services))(row)
  const code = grouped(openCode(services.vault, voucherId, row.code_sealed))
  return { title, code, validUntil: row.valid_until, freeItems }
}
