/** families.*: reported by the village, decided and ended by an officer, with two contact persons. */
import { ServiceError } from '../../types/errors'
import type { CertificationId } from '../../types/families'
import { onViolation } from '../database/driver-error'
import { factsChanged } from '../eligibility/changed'
import { personByDocument } from '../people/by-document'
import { maskedNames } from '../people/masked-names'
import { today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import {
  certifiedFamily,
  certifiedPage,
  decideReport,
  endHardship,
  insertHardship,
  insertReport,
  lockReport,
  nameContacts,
  recordEnd,
  reportsPage,
  workersOf,
} from './queries/certifications'
import { contactsOf, familyOf } from './queries/family'
import { scopeOf } from './scope'

const reasonPlace = (id: CertificationId): string => `family_certification.reason:${id}`

/**
 * A family of another region is not found: its worker reports it. What holds already, or what a colleague reported, is not
 * told: a report must not be a way to ask (domain F3).
 */
export const report: Handler<'families.report'> = async (context, { name, number, category, proof }) => {
  const { db, ids, clock, caller } = context
  const { person_id: personId } = await personByDocument(context, { name, number })
  const { village } = await familyOf(db, personId, today(clock))
  const [from, to] = scopeOf(context).range
  if (BigInt(village) < BigInt(from) || BigInt(village) > BigInt(to)) throw new ServiceError('NOT_FOUND')
  const certificationId = ids.next<CertificationId>()
  const { accountKey: by } = caller
  await onViolation(
    'family_certification_one_open',
    () => new ServiceError('CERTIFICATION_OPEN'),
    () =>
      insertReport(db, { personId, certificationId, category, proof, region: village, by, at: clock.now() }),
  )
  await audit(context, personId, 'families.report')
  return { certificationId }
}

export const reports: Handler<'families.reports'> = async (context, { cursor }) => {
  const { db, vault } = context
  const rows = await reportsPage(db, scopeOf(context), decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.certification_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  return {
    items: items.map(row => ({
      certificationId: row.certification_id,
      category: row.category,
      proof: row.proof,
      who: names.get(row.person_id) ?? '*',
      village: row.village ?? '',
      state: row.state === 'refused' ? 'refused' : 'reported',
      reportedBy: row.reported_by_name ?? '',
      reportedAt: row.reported_at,
      reason:
        row.reason_sealed === null ? null : vault.open(row.reason_sealed, reasonPlace(row.certification_id)),
    })),
    next,
  }
}

export const decide: Handler<'families.decide'> = async (context, { certificationId, refusal }) => {
  const { db, vault, clock, caller } = context
  const row = await lockReport(db, scopeOf(context).range, certificationId)
  if (row.state !== 'reported') throw new ServiceError('CERTIFICATION_DECIDED')
  const { person_id: personId, category } = row
  await decideReport(
    db,
    { personId, certificationId },
    {
      reasonSealed: refusal === null ? null : vault.seal(refusal, reasonPlace(certificationId)),
      by: caller.accountKey,
      at: clock.now(),
    },
  )
  await audit(context, personId, 'families.decide')
  if (refusal !== null) return { state: 'refused' }
  const { categories } = await familyOf(db, personId, today(clock))
  if (!categories.includes(category)) {
    await insertHardship(db, personId, category, today(clock))
    await factsChanged(context, [personId])
  }
  return { state: 'confirmed' }
}

export const list: Handler<'families.list'> = async (context, { cursor }) => {
  const { db, clock } = context
  const rows = await certifiedPage(db, scopeOf(context), today(clock), decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.person_id])
  const people = items.map(row => row.person_id)
  const names = await maskedNames(context, people)
  const contacts = await contactsOf(db, people)
  return {
    items: items.map(row => ({
      personId: row.person_id,
      who: names.get(row.person_id) ?? '*',
      village: row.village ?? '',
      categories: [...row.categories],
      contacts: contacts
        .filter(({ person_id }) => person_id === row.person_id)
        .map(({ login, name, phone }) => ({ login, name, phone })),
      quietDays: [...row.quiet_days],
    })),
    next,
  }
}

export const end: Handler<'families.end'> = async (context, { personId, category, reason }) => {
  const { db, vault, ids, clock, caller } = context
  const day = today(clock)
  await certifiedFamily(db, scopeOf(context), day, personId)
  if ((await endHardship(db, personId, category, day)) === 0) throw new ServiceError('NOT_FOUND')
  const endId = ids.next()
  await recordEnd(db, {
    personId,
    endId,
    category,
    day,
    by: caller.accountKey,
    at: clock.now(),
    reasonSealed: vault.seal(reason, `family_certification_end.reason:${endId}`),
  })
  await audit(context, personId, 'families.end')
  await factsChanged(context, [personId])
  return { ended: true }
}

export const workers: Handler<'families.workers'> = async context => ({
  items: (await workersOf(context.db, scopeOf(context).range)).map(({ login, name }) => ({ login, name })),
})

export const assign: Handler<'families.assign'> = async (context, { personId, contacts }) => {
  const { db, clock, caller } = context
  await certifiedFamily(db, scopeOf(context), today(clock), personId)
  const known = await workersOf(db, scopeOf(context).range)
  const named = contacts.map(({ login, phone }) => {
    const worker = known.find(one => one.login === login)
    if (worker === undefined) throw new ServiceError('NOT_FOUND')
    return { accountKey: worker.account_key, phone }
  })
  await audit(context, personId, 'families.assign')
  return {
    assigned: await nameContacts(db, personId, named, { accountKey: caller.accountKey, at: clock.now() }),
  }
}
