/** counter.*: vouchers and appointments for the person at the counter, without a phone, under the rules that hold for all. */
import type { Slip } from '../../types/counter'
import { ServiceError } from '../../types/errors'
import type { InstitutionId, PersonId } from '../../types/schema'
import { bookAtCounter } from '../booking/book'
import { programmesInForce } from '../catalogue/programmes'
import { askFor, concerns } from '../eligibility/about'
import { mustBeHere } from '../evidence/find'
import { maskedNames } from '../people/masked-names'
import { today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Context, Handler, ResidentCaller, StaffCaller } from '../service/context'
import { heldOrClaimed, withNewCode, type Held } from '../vouchers/held'
import { mustIssue } from '../vouchers/issuing'
import { voucherSlip } from '../vouchers/slip'

const institutionOf = ({ institutionId }: StaffCaller): InstitutionId => {
  if (institutionId === null) throw new ServiceError('NOT_FOUND')
  return institutionId
}

/** What the clerk does for her is hers, and the clerk's account stands in the record of it. */
const onBehalfOf = (context: Context<StaffCaller>, personId: PersonId): Context<ResidentCaller> => ({
  ...context,
  caller: { kind: 'resident', accountKey: context.caller.accountKey, personId },
})

async function nameOf(context: Context, personId: PersonId): Promise<string> {
  return (await maskedNames(context, [personId])).get(personId) ?? '*'
}

export const view: Handler<'counter.view'> = async (context, { personId }) => {
  await mustBeHere(context, personId)
  const asked = await askFor(context, personId)
  const programmes = (await programmesInForce(context)).filter(
    programme => programme.voucherDays !== undefined && concerns(programme, false),
  )
  return {
    institutionId: institutionOf(context.caller),
    items: programmes.flatMap(programme => {
      const { outcome, title, service } = asked.standing(programme)
      if (outcome !== 'eligible' && outcome !== 'held') return []
      return [{ programme: programme.code, title, held: outcome === 'held', service }]
    }),
  }
}

export const issue: Handler<'counter.issue'> = async (context, { personId, programme }) => {
  await mustBeHere(context, personId)
  await mustIssue(context)
  const held = await heldOrClaimed(onBehalfOf(context, personId), programme)
  await audit(context, personId, 'counter.issue', `voucher:${held.voucherId}`)
  return printed(context, personId, held)
}

export const replace: Handler<'counter.replace'> = async (context, { personId, programme }) => {
  await mustBeHere(context, personId)
  await mustIssue(context)
  const held = await withNewCode(context, personId, programme, context.caller.accountKey)
  await audit(context, personId, 'counter.replace', `voucher:${held.voucherId}`)
  return printed(context, personId, held)
}

async function printed(context: Context, personId: PersonId, held: Held) {
  const { title, code, validUntil, freeItems } = await voucherSlip(context, held)
  const slip: Slip = {
    title,
    name: await nameOf(context, personId),
    code,
    issuedOn: today(context.clock),
    validUntil,
    visit: null,
    lines: [...freeItems],
  }
  return { voucherId: held.voucherId, slip }
}

export const bookHere: Handler<'counter.book'> = async (context, { personId, service, slotId }) => {
  await mustBeHere(context, personId)
  const institutionId = institutionOf(context.caller)
  const booked = await bookAtCounter(onBehalfOf(context, personId), {
    institutionId,
    service,
    slotId,
    withPartner: false,
  })
  await audit(context, personId, 'counter.book', `appointment:${booked.appointmentId}`)
  const { day, starts, ends, institution, address, phone } = booked
  const slip: Slip = {
    title: booked.serviceName,
    name: await nameOf(context, personId),
    code: (booked.checkinCode ?? '').replace(/(.{5})(?=.)/g, '$1 '),
    issuedOn: today(context.clock),
    validUntil: null,
    visit: { day, starts, ends, institution, address, phone },
    lines: [...booked.preparation, ...booked.documents.map(text => `携带${text}`)],
  }
  return { slip }
}
