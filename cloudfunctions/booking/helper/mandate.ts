/** helpers.mine, helpers.ask, helpers.accept and helpers.end: mandates are hers to give and to take back. */
import { ServiceError } from '../../../types/errors'
import type { Helped, HelperId, Mandate, Somebody } from '../../../types/helpers'
import type { PersonId } from '../../../types/schema'
import { onViolation } from '../../database/driver-error'
import { addDays } from '../../eligibility/rules/calendar'
import { codeIndex, codeOf, normaliseCode } from '../../identity/rules/invitation-code'
import { maskedNames } from '../../people/masked-names'
import { plusSeconds, today } from '../../platform/clock'
import { audit } from '../../service/audit'
import type { Handler, Services } from '../../service/context'
import { canChange } from '../appointment'
import type { AppointmentRow } from '../queries/appointment-row'
import {
  bookedByHelper,
  endMandate,
  endOver,
  insertMandate,
  mandateByCode,
  mandatesBy,
  mandatesTo,
  takeUp,
  type MandateRow,
} from '../queries/helper/mandates'
import { serviceOf } from '../service'

const codeSeconds = 86_400

export const mine: Handler<'helpers.mine'> = async (context, _input) => {
  const { db, clock, caller } = context
  const day = today(clock)
  const given = await mandatesBy(db, caller.personId, day, clock.now())
  const names = await maskedNames(
    context,
    given.flatMap(row => row.helper_person_id ?? []),
  )
  return {
    mine: given.map(row => mandateOf(context, row, names)),
    others: await somebodies(context, await mandatesTo(db, caller.personId, day)),
  }
}

export const ask: Handler<'helpers.ask'> = async (context, { days }) => {
  const { db, clock, ids, vault, caller } = context
  const { personId } = caller
  const [now, day] = [clock.now(), today(clock)]
  await endOver(db, personId, day, now)
  const helperId = ids.next<HelperId>()
  const row: MandateRow = {
    person_id: personId,
    helper_id: helperId,
    helper_person_id: null,
    code_until: plusSeconds(now, codeSeconds),
    until_day: addDays(day, days),
  }
  const full = () => new ServiceError('HELPERS_FULL')
  const given = await onViolation('helper_place', full, () =>
    insertMandate(db, {
      personId,
      helperId,
      codeIndex: codeIndex(vault, codeOf(vault, helperId)),
      at: now,
      codeUntil: row.code_until,
      untilDay: row.until_day,
    }),
  )
  if (!given) throw full()
  await audit(context, personId, 'helpers.ask')
  return mandateOf(context, row, new Map())
}

export const accept: Handler<'helpers.accept'> = async (context, { code }) => {
  const { db, clock, vault, caller } = context
  const row = await mandateByCode(db, codeIndex(vault, normaliseCode(code)), clock.now())
  if (row === undefined) throw new ServiceError('INVITATION_UNKNOWN')
  if (row.person_id === caller.personId) throw new ServiceError('OWN_INVITATION')
  const already = () => new ServiceError('ALREADY_LINKED')
  await onViolation('helper_once', already, () => takeUp(db, row, caller.personId, clock.now()))
  for (const person of [row.person_id, caller.personId]) await audit(context, person, 'helpers.accept')
  const [somebody] = await somebodies(context, [row])
  if (somebody === undefined) throw new ServiceError('NOT_FOUND')
  return somebody
}

/** Silent for the other (domain H42): the audit row is the caller's own. */
export const end: Handler<'helpers.end'> = async (context, { helperId }) => {
  const { db, clock, caller } = context
  if ((await endMandate(db, helperId, caller.personId, clock.now())) === 0)
    throw new ServiceError('NOT_FOUND')
  await audit(context, caller.personId, 'helpers.end')
  return {}
}

function mandateOf({ vault }: Services, row: MandateRow, names: ReadonlyMap<PersonId, string>): Mandate {
  const { helper_person_id: helper, helper_id: helperId } = row
  return {
    helperId,
    name: helper === null ? null : (names.get(helper) ?? '*'),
    until: row.until_day,
    code: helper === null ? { text: codeOf(vault, helperId), until: row.code_until } : null,
  }
}

async function somebodies(services: Services, rows: readonly MandateRow[]): Promise<Somebody[]> {
  if (rows.length === 0) return []
  const names = await maskedNames(
    services,
    rows.map(row => row.person_id),
  )
  const booked = await bookedByHelper(
    services.db,
    rows.map(row => row.helper_id),
    today(services.clock),
  )
  return rows.map(row => ({
    helperId: row.helper_id,
    name: names.get(row.person_id) ?? '*',
    until: row.until_day,
    booked: booked.filter(one => one.helper_id === row.helper_id).map(one => helpedOf(services, one)),
  }))
}

const helpedOf = (services: Services, row: AppointmentRow): Helped => ({
  institutionId: row.institution_id,
  appointmentId: row.appointment_id,
  institution: row.institution,
  serviceName: serviceOf(services.city, row.service).name,
  day: row.day,
  starts: row.starts,
  canCancel: canChange(services, row),
})
