/** Takes one place of a programme's yearly budget. */
import { ServiceError } from '../../../types/errors'
import type { ProgrammeCode } from '../../../types/schema'
import type { Db } from '../../database/db'
import { onViolation } from '../../database/driver-error'
import { sql, type Query } from '../../database/sql'

/**
 * A new claim stands behind those who wait: a freed place is theirs (`places.ts`). What was promised before (a review, a
 * redemption without a network, a merge undone) does not.
 */
export type Line = 'behind' | 'before'

/** Over `quota q`. */
export const noLine = sql`not exists (
  select 1 from voucher_waiting w
  where w.programme = q.programme and w.period = q.period and w.region = q.region and w.state = 'waiting')`

/**
 * QUOTA_YEAR when none is left, or when no budget was granted. `quota_not_exceeded` decides, not a comparison made
 * before. The row is the hottest of the city: a claim takes it last, so that it stays locked for the commit only
 * (1.2 to 2 times the claims per second of taking it first; bench/).
 */
export async function takeQuota(
  db: Db,
  programme: ProgrammeCode,
  quota: { readonly period: string; readonly region: string },
  line: Line,
): Promise<void> {
  const exhausted = (): ServiceError => new ServiceError('QUOTA_YEAR')
  const taken = await onViolation('quota_not_exceeded', exhausted, () =>
    db.run(takeQuotaStatement(programme, quota, line)),
  )
  if (taken === 0) throw exhausted()
}

export const takeQuotaStatement = (
  programme: ProgrammeCode,
  { period, region }: { readonly period: string; readonly region: string },
  line: Line,
): Query => sql`
  update quota q set used = used + 1
  where programme = ${programme} and period = ${period} and region = ${region} and ${line === 'behind' ? noLine : sql`true`}`

/** False where nobody set a budget. */
export const isBudgeted = async (
  db: Db,
  programme: ProgrammeCode,
  { period, region }: { readonly period: string; readonly region: string },
): Promise<boolean> =>
  (await db.maybe(
    sql`select 1 from quota where programme = ${programme} and period = ${period} and region = ${region}`,
  )) !== undefined
