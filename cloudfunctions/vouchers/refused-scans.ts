/** Refused codes are kept: a desk that is shown many of them is looked into (domain rule H33). desk.refusedScans lists them. */
import { errorRow, ServiceError, type ErrorCode } from '../../types/errors'
import { shortestScan } from '../../types/shown-code'
import { plusSeconds } from '../platform/clock'
import type { Context, Handler, StaffCaller } from '../service/context'
import { KeptRefusal } from '../service/kept-refusal'
import { decodeCursor, page } from '../service/page'
import { scopeOf } from './offline/scope'
import { insertRefusedScan, refusedScans } from './queries/refused-scans'
import { normaliseTypedCode } from './rules/typed-code'

const shownDays = 30

/** The row stays also when the refusal ends a transaction: nothing else was written before it. */
export async function keepingRefusals<T>(
  context: Context<StaffCaller>,
  code: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ServiceError) || errorRow(error.code).retry) throw error
    await keepRefusal(context, code, error.code)
    throw new KeptRefusal(error.code, error.params)
  }
}

export async function keepRefusal(
  { db, ids, clock, caller }: Context<StaffCaller>,
  code: string,
  reason: ErrorCode,
): Promise<void> {
  // What has not the form of a voucher's code is a check-in code, or a slip of the finger.
  const ours = code.length >= shortestScan || normaliseTypedCode(code) !== null
  const { institutionId, accountKey } = caller
  if (!ours || institutionId === null) return
  await insertRefusedScan(db, { institutionId, id: ids.next(), at: clock.now(), accountKey, reason })
}

export const refusedList: Handler<'desk.refusedScans'> = async (context, { cursor }) => {
  const since = plusSeconds(context.clock.now(), -shownDays * 86_400)
  const rows = await refusedScans(context.db, scopeOf(context), since, decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.refusal_id])
  return {
    items: items.map(row => ({
      refusalId: row.refusal_id,
      at: row.at,
      institution: row.institution,
      reason: row.reason,
      text: errorRow(row.reason).text.replace(/\{\w+\}/g, '…'),
    })),
    next,
  }
}
