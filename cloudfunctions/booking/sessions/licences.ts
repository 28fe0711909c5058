/** licences.*: what needs a licence and when it ends; the sessions of the service follow its days (domain H35). */
import { licenceKinds } from '../../../catalog/licences'
import { ServiceError } from '../../../types/errors'
import type { LicenceChange, LicenceId } from '../../../types/licences'
import type { InstitutionId, LocalDate } from '../../../types/schema'
import type { SessionEffect } from '../../../types/sessions'
import { dayNumber } from '../../eligibility/rules/calendar'
import { today } from '../../platform/clock'
import { rangeOf } from '../../reminders/tasks'
import type { Context, Handler, StaffCaller } from '../../service/context'
import { decodeCursor, page } from '../../service/page'
import { effectOf } from '../effect'
import { horizonDays } from '../horizon'
import { openSlots } from '../open-slots'
import {
  endLicence,
  insertLicence,
  licencesOf,
  neededLicences,
  type StoredLicence,
} from '../queries/licences'
import type { Site } from '../queries/own-sites'
import { licensedBy, readSlotFacts } from '../slot-facts'
import { siteOf } from './site'

type StaffContext = Context<StaffCaller>

export const list: Handler<'licences.list'> = async (context, input) => {
  const { db, clock, city, caller } = context
  const kinds = licenceKinds(city)
  const scope =
    caller.role === 'clerk'
      ? { institutionId: (await siteOf(context, undefined)).institution_id }
      : { range: rangeOf(caller, city.code) }
  const rows = await neededLicences(db, Object.keys(kinds), scope, decodeCursor(input.cursor, 3))
  const { items, next } = page(rows, row => [row.ends, row.institution_id, row.capability])
  const left = (to: LocalDate): number => dayNumber(to) - dayNumber(today(clock))
  return {
    items: items.map(row => ({
      institutionId: row.institution_id,
      institution: row.institution,
      capability: row.capability,
      name: kinds[row.capability] ?? row.capability,
      held:
        row.licence_id === null
          ? null
          : {
              licenceId: row.licence_id,
              number: row.number,
              issuedBy: row.issued_by,
              from: row.valid_from,
              to: row.valid_to,
              daysLeft: left(row.valid_to),
            },
    })),
    next,
  }
}

export const preview: Handler<'licences.preview'> = async (context, input) => {
  const site = await siteOf(context, input.institutionId)
  return effectAt(context, site, input.change, await licencesOf(context.db, site.institution_id))
}

export const change: Handler<'licences.change'> = async (context, input) => {
  const { db, ids, clock, caller } = context
  const site = await siteOf(context, input.institutionId)
  const institutionId = site.institution_id
  const stored = await licencesOf(db, institutionId)
  const effect = await effectAt(context, site, input.change, stored)
  const by = { by: caller.accountKey, at: clock.now() }
  const { change: asked } = input
  if (asked.kind === 'record')
    await insertLicence(db, { ...asked, ...by, institutionId, licenceId: ids.next<LicenceId>() })
  else await endLicence(db, institutionId, asked.licenceId, { to: asked.to, ...by })
  await openSlots(context, { of: institutionId })
  return effect
}

async function effectAt(
  context: StaffContext,
  site: Site,
  asked: LicenceChange,
  stored: readonly StoredLicence[],
): Promise<SessionEffect> {
  const facts = await readSlotFacts(context, horizonDays, site.institution_id)
  const licensed = licensedBy(context.city, changed(context, site, asked, stored))
  return effectOf(context.city, { ...facts, days: { ...facts.days, licensed } })
}

/** @throws INVALID_INPUT beside the field, SITE_NO_CAPABILITY, LICENCE_KNOWN, NOT_FOUND */
function changed(
  { city }: StaffContext,
  { institution_id: institutionId, capabilities }: Site,
  asked: LicenceChange,
  stored: readonly StoredLicence[],
) {
  const held = stored.map(row => ({ ...heldBy(institutionId, row), licenceId: row.licence_id }))
  if (asked.kind === 'record') {
    const { capability, number, from, to } = asked
    if (!capabilities.includes(capability) || !(capability in licenceKinds(city)))
      throw new ServiceError('SITE_NO_CAPABILITY')
    mustEndAfter(from, to)
    if (stored.some(row => row.capability === capability && row.number === number && row.valid_from === from))
      throw new ServiceError('LICENCE_KNOWN')
    return [...held, { institutionId, capability, from, to }]
  }
  const one = held.find(row => row.licenceId === asked.licenceId)
  if (one === undefined) throw new ServiceError('NOT_FOUND')
  mustEndAfter(one.from, asked.to)
  return held.map(row => (row === one ? { ...row, to: asked.to } : row))
}

const heldBy = (institutionId: InstitutionId, row: StoredLicence) => ({
  institutionId,
  capability: row.capability,
  from: row.valid_from,
  to: row.valid_to,
})

function mustEndAfter(from: LocalDate, to: LocalDate): void {
  if (to < from)
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'change.to', text: '截止日期不能早于起始日期' }])
}
