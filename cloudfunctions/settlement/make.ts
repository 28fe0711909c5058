/** settlement.make: the statements of a month that is over. */
import { ServiceError } from '../../types/errors'
import type { LocalDate, TimeOfDay } from '../../types/schema'
import { instantAt } from '../platform/clock'
import { addMonths } from '../pregnancy/rules/months'
import { rangeOf } from '../reminders/tasks'
import type { Handler } from '../service/context'
import { pricesOf } from './prices'
import { makeStatements } from './queries/make'
import { holdingDifferences } from './rules/difference'
import { firstOf } from './scope'

const midnight = '00:00' as TimeOfDay

export const make: Handler<'settlement.make'> = async (context, { month }) => {
  const { db, clock, city, caller } = context
  const first = firstOf(month) as LocalDate
  const before = instantAt(addMonths(first, 1), midnight)
  if (clock.now() < before) throw new ServiceError('MONTH_NOT_OVER')
  return makeStatements(
    db,
    { first, from: instantAt(first, midnight), before, range: rangeOf(caller, city.code) },
    await pricesOf(context),
    holdingDifferences,
    clock.now(),
  )
}
