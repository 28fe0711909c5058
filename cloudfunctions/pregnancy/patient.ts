/** patient.*: a clinic finds one woman by name and number, and enters what it saw. Each step is in her record of access. */
import type { Patient } from '../../types/pregnancy'
import type { PersonId } from '../../types/schema'
import { ageOn } from '../eligibility/rules/calendar'
import { personByDocument, type PersonRow } from '../people/by-document'
import { openName } from '../people/sealed'
import { today } from '../platform/clock'
import { noticeOfExamination, noticeOfRegistration } from '../notices/receive'
import { audit, mustHaveFound } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { correctDating } from './correct-dating'
import { end } from './end'
import { personById } from './queries/people'
import { recordLoss } from './record-loss'
import { register } from './register'
import { confirm, propose, reversalOf } from './reversal'
import { presentPregnancy } from './view'

export const find: Handler<'patient.find'> = async (context, input) => {
  const person = await personByDocument(context, input)
  await audit(context, person.person_id, 'patient.find')
  return patientOf(context, person)
}

async function patientOf(context: Context<StaffCaller>, person: PersonRow): Promise<Patient> {
  const { vault, clock } = context
  const { person_id: personId, birth_date: born } = person
  return {
    personId,
    name: openName(vault, personId, person.name_sealed),
    age: born === null ? 0 : ageOn(born, today(clock)),
    pregnancy: await presentPregnancy(context, personId),
    reversal: await reversalOf(context, personId),
  }
}

/** Only somebody whom this account has found today by name and number. */
async function foundToday(context: Context<StaffCaller>, personId: PersonId): Promise<PersonRow> {
  await mustHaveFound(context, [personId], ['patient.find'])
  return personById(context.db, personId)
}

export const registerPatient: Handler<'patient.register'> = async (
  context,
  { personId, ...registration },
) => {
  const person = await foundToday(context, personId)
  const { pregnancyId } = await register(context, personId, registration)
  await noticeOfRegistration(context, {
    personId,
    pregnancyId,
    institutionId: context.caller.institutionId,
  })
  await audit(context, personId, 'patient.register')
  return patientOf(context, person)
}

export const correctPatient: Handler<'patient.correctDating'> = async (context, { personId, ...scan }) => {
  const person = await foundToday(context, personId)
  const { pregnancy, changed, differenceDays, thresholdDays } = await correctDating(context, personId, scan)
  await noticeOfExamination(context, {
    personId,
    pregnancyId: pregnancy.pregnancyId,
    version: pregnancy.datingVersion,
    institutionId: context.caller.institutionId,
  })
  await audit(context, personId, 'patient.correctDating')
  return { patient: await patientOf(context, person), changed, differenceDays, thresholdDays }
}

export const recordPatientLoss: Handler<'patient.recordLoss'> = async (context, { personId, ...loss }) => {
  const person = await foundToday(context, personId)
  await recordLoss(context, personId, loss)
  await audit(context, personId, 'patient.recordLoss')
  return patientOf(context, person)
}

export const endPatient: Handler<'patient.end'> = async (context, { personId, ...ended }) => {
  const person = await foundToday(context, personId)
  await end(context, personId, ended)
  await audit(context, personId, 'patient.end')
  return patientOf(context, person)
}

export const proposeReversal: Handler<'patient.proposeReversal'> = async (context, { personId, reason }) => {
  const person = await foundToday(context, personId)
  await propose(context, personId, reason)
  await audit(context, personId, 'patient.proposeReversal')
  return patientOf(context, person)
}

export const confirmReversal: Handler<'patient.confirmReversal'> = async (context, { personId }) => {
  const person = await foundToday(context, personId)
  const withoutPlace = await confirm(context, personId)
  await audit(context, personId, 'patient.confirmReversal')
  return { patient: await patientOf(context, person), withoutPlace }
}
