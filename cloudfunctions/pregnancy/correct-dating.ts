/** An ultrasound dating: a new version each time, a new EDD only when the table says so, reminders replanned. */
import { widestAloneDays } from '../../catalog/dating'
import { faultAt, ServiceError } from '../../types/errors'
import type { Pregnancy } from '../../types/pregnancy'
import type { LocalDate, PersonId } from '../../types/schema'
import { factsChanged } from '../eligibility/changed'
import { addDays } from '../eligibility/rules/calendar'
import { instantAt, today } from '../platform/clock'
import { replan } from '../reminders/replan'
import { audit } from '../service/audit'
import type { Context, ResidentCaller, StaffCaller } from '../service/context'
import { KeptRefusal } from '../service/kept-refusal'
import type { TimeOfDay } from '../../types/schema'
import { proposedByAnother } from './queries/people'
import { datingsOf, insertDating, lockOngoing, setDating } from './queries/pregnancies'
import { redate, type Scan } from './rules/dating'
import { enteredBy } from './entered-by'
import { presentPregnancy } from './view'

export interface Corrected {
  readonly pregnancy: Pregnancy
  readonly changed: boolean
  readonly differenceDays: number
  readonly thresholdDays: number
}

export async function correctDating(
  context: Context<ResidentCaller | StaffCaller>,
  personId: PersonId,
  input: { readonly scanOn: LocalDate; readonly weeks: number; readonly days: number },
): Promise<Corrected> {
  const { db, clock, caller } = context
  const row = await lockOngoing(db, personId)
  if (row === undefined) throw new ServiceError('NOT_FOUND')
  const { pregnancy_id: pregnancyId } = row
  const history = await datingsOf(db, personId, pregnancyId)
  const scan: Scan = { scanOn: input.scanOn, gaDays: input.weeks * 7 + input.days }
  const result = redate(
    history.map(({ method, edd, scan_on: scanOn, scan_ga_days: gaDays }) => ({
      method,
      edd,
      scan: scanOn === null || gaDays === null ? null : { scanOn, gaDays },
    })),
    scan,
    today(clock),
  )
  if (result.verdict === 'implausible') throw faultAt('scanOn', 'DATE_IMPLAUSIBLE')
  if (result.verdict === 'rejected') throw new ServiceError('SCAN_REJECTED')
  const { method, edd, changed, differenceDays, thresholdDays } = result
  if (changed && differenceDays > widestAloneDays) await needTwoClinicians(context, personId, edd)
  const version = row.dating_version + 1
  const dating = { personId, pregnancyId, version, method, edd } as const
  await insertDating(db, {
    ...dating,
    lmp: row.lmp,
    scan,
    by: enteredBy(caller),
    accountKey: caller.accountKey,
    at: clock.now(),
  })
  await setDating(db, dating)
  await replan(context, personId, pregnancyId)
  await factsChanged(context, [personId])
  const pregnancy = await presentPregnancy(context, personId)
  if (pregnancy === null) throw new ServiceError('NOT_FOUND')
  return { pregnancy, changed, differenceDays, thresholdDays }
}

const proposalDays = 14

/**
 * Domain C1: an EDD that moves by more than 14 days is entered by two clinicians. The first entry changes nothing and is
 * kept in the audit; the same entry by another account within two weeks counts.
 */
async function needTwoClinicians(
  context: Context<ResidentCaller | StaffCaller>,
  personId: PersonId,
  edd: LocalDate,
): Promise<void> {
  const { db, clock, caller } = context
  if (caller.kind !== 'staff') throw new ServiceError('SCAN_BY_CLINIC')
  const purpose = `proposed ${edd}`
  const since = instantAt(addDays(today(clock), -proposalDays), '00:00' as TimeOfDay)
  if (await proposedByAnother(db, personId, { accountKey: caller.accountKey, purpose, since })) return
  await audit(context, personId, 'patient.correctDating', purpose)
  throw new KeptRefusal('SECOND_CLINICIAN')
}
