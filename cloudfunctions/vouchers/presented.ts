/** From what was scanned or typed to the voucher that it names: for a desk, and for what a desk did without a network. */
import type { ErrorCode } from '../../types/errors'
import type { Instant } from '../../types/schema'
import { shortestScan } from '../../types/shown-code'
import { epochOf } from '../platform/clock'
import type { Services } from '../service/context'
import { voucherByCodeIndex, voucherById } from './queries/presented-voucher'
import type { VoucherRow } from './row'
import { isFresh, readScan } from './rules/qr-code'
import { normaliseTypedCode } from './rules/typed-code'
import { codeIndex } from './sealed-code'

export type Presented =
  | { readonly row: VoucherRow; readonly fresh: boolean }
  | {
      readonly refused: Extract<
        ErrorCode,
        'CODE_UNKNOWN' | 'CODE_FORGED' | 'CODE_OTHER_CITY' | 'CODE_REPLACED'
      >
    }

/**
 * @param at when it was presented; a code that was replaced after that was good then
 * @param slack seconds by which the clock of that time may be off
 */
export async function readPresented(
  { db, vault, city }: Pick<Services, 'db' | 'vault' | 'city'>,
  presented: string,
  at: Instant,
  slack?: number,
): Promise<Presented> {
  if (presented.length < shortestScan) {
    const typed = normaliseTypedCode(presented)
    const row = typed === null ? undefined : await voucherByCodeIndex(db, codeIndex(vault, typed))
    return row === undefined ? { refused: 'CODE_UNKNOWN' } : { row, fresh: true }
  }
  const scanned = readScan(presented, city.code, (payload, signature) => vault.verify(payload, signature))
  if (scanned.kind === 'other_city') return { refused: 'CODE_OTHER_CITY' }
  if (scanned.kind === 'forged') return { refused: 'CODE_FORGED' }
  const { shown } = scanned
  const row = await voucherById(db, shown.home, shown.voucherId)
  if (row === undefined) return { refused: 'CODE_UNKNOWN' }
  const replaced =
    shown.codeVersion !== row.code_version && row.code_replaced_at !== null && row.code_replaced_at <= at
  if (replaced) return { refused: 'CODE_REPLACED' }
  return { row, fresh: isFresh(shown, Math.floor(epochOf(at) / 1000), slack) }
}
