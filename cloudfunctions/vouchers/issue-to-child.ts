/** Issues a voucher to a child as if the mother claimed it, under the same rules and budget. */
import { ServiceError, errorRow, fill } from '../../types/errors'
import type { PersonId, VoucherId } from '../../types/schema'
import type { Programme } from '../eligibility/rules/programme'
import type { Context, ResidentCaller, StaffCaller } from '../service/context'
import { claim } from './claim'

/** A savepoint of its own: without a place in the budget what was registered stays. @returns why not, in words for staff */
export async function issueToChild(
  context: Context<StaffCaller>,
  mother: PersonId,
  child: PersonId,
  programme: Programme,
): Promise<{ readonly voucherId: VoucherId } | { readonly refused: string }> {
  const caller: ResidentCaller = {
    kind: 'resident',
    accountKey: context.caller.accountKey,
    personId: mother,
  }
  try {
    return await context.db.tx(tx =>
      claim({ ...context, db: tx, caller }, { programme: programme.code, child }),
    )
  } catch (error) {
    if (!(error instanceof ServiceError) || errorRow(error.code).retry) throw error
    return { refused: fill(errorRow(error.code).text, error.params) }
  }
}
