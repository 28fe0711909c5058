/** births.correct, births.discharge, births.name: what is known better, or later, of a birth. */
import { faultAt, ServiceError } from '../../types/errors'
import type { PersonId } from '../../types/schema'
import { factsChanged } from '../eligibility/changed'
import { nameIndex, sealName } from '../people/sealed'
import { instantAt, today } from '../platform/clock'
import { replanBirth } from '../reminders/replan'
import { audit, mustHaveFound } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { lockChild, setBorn, setDischarged, setName, type ChildRow } from './queries/births'
import { daysApart, birthFault } from './rules/plausible'
import { birthsOf } from './view'

/** A child of a woman whom this account has found today. */
export async function childFoundToday(context: Context<StaffCaller>, child: PersonId): Promise<ChildRow> {
  const row = await lockChild(context.db, child)
  if (row === undefined) throw new ServiceError('NOT_FOUND')
  await mustHaveFound(context, [row.mother_id], ['patient.find'])
  return row
}

const widestCorrectionDays = 31

export const correct: Handler<'births.correct'> = async (context, { child, bornOn, bornAt }) => {
  const { db, clock } = context
  const row = await childFoundToday(context, child)
  if (instantAt(bornOn, bornAt) > clock.now()) throw faultAt('bornAt', 'BIRTH_IN_FUTURE')
  const tooFar = daysApart(row.born_on, bornOn) > widestCorrectionDays
  const afterDischarge = row.discharged_on !== null && bornOn > row.discharged_on
  if (tooFar || afterDischarge || birthFault(row.edd, bornOn, true) !== null)
    throw faultAt('bornOn', 'DATE_IMPLAUSIBLE')
  await setBorn(db, child, { bornOn, bornAt }, clock.now())
  await audit(context, child, 'births.correct', `${row.born_on} ${row.born_at}`)
  await replanBirth(context, row.mother_id, child)
  await factsChanged(context, [child, row.mother_id])
  return birthsOf(context, row.mother_id)
}

export const discharge: Handler<'births.discharge'> = async (context, { child, dischargedOn }) => {
  const { db, clock } = context
  const row = await childFoundToday(context, child)
  if (dischargedOn < row.born_on || dischargedOn > today(clock))
    throw faultAt('dischargedOn', 'DATE_IMPLAUSIBLE')
  await setDischarged(db, row, dischargedOn, clock.now())
  await audit(context, child, 'births.discharge')
  await replanBirth(context, row.mother_id, child)
  return birthsOf(context, row.mother_id)
}

export const name: Handler<'births.name'> = async (context, { child, name: given }) => {
  const { db, vault, clock } = context
  const row = await childFoundToday(context, child)
  await setName(
    db,
    child,
    { sealed: sealName(vault, child, given), index: nameIndex(vault, given) },
    clock.now(),
  )
  await audit(context, child, 'births.name')
  return birthsOf(context, row.mother_id)
}
