/**
 * Two records are one human being (domain H45): one stays, with all documents and everything that hung on the other; the
 * other leaves the population. Every row that changes is kept as it was, so that the merge can be taken back.
 *
 * Entered twice                      | becomes
 * -----------------------------------|----------------------------------------------------------------
 * an ongoing pregnancy on each       | the absorbed one's is closed as a wrong entry, its vouchers follow
 * the same voucher on each           | the redeemed one, else the earliest, stays; the other is closed
 * a line for one service or budget on each | the earlier stays; the other has left, also after an unmerge
 * a draft of one order on each      | that of the record that stays; the other is cancelled
 * an open union on each, a booking of one service on each, the same voucher redeemed on each | refused: a human corrects first
 */
import type { MergeId } from '../../../types/imports'
import { ServiceError } from '../../../types/errors'
import type { PersonId } from '../../../types/schema'
import { ConstraintError } from '../../database/driver-error'
import { rawSql, sql, type Query } from '../../database/sql'
import { factsChanged } from '../../eligibility/changed'
import { today } from '../../platform/clock'
import { forgetPeople } from '../../reminders/forget'
import { childMoved } from '../../reminders/moved-child'
import { planFor } from '../../reminders/plan'
import { inheritLines } from '../../guidance/inherit'
import { syncGuidance } from '../../guidance/sync'
import { handVisitsOn } from '../../visits/forget'
import type { Services } from '../../service/context'
import { keepOneDraft } from '../../orders/order'
import { waitOnce } from '../../booking/waiting/stop'
import { closeDuplicate } from '../../vouchers/duplicate'
import { holdOnePlace } from '../../vouchers/places'
import { pregnancySubject } from '../../vouchers/rules/subject'
import { numberIndex, openPhone, phoneIndex, sealNumber, sealPhone } from '../sealed'
import {
  activeVouchers,
  insertMerge,
  lockPeople,
  standingOf,
  type ActiveVoucher,
  type Standing,
} from './queries/merges'
import { copyRows, deleteRows, inPlace, removePerson, type Merge } from './queries/move'
import { documentsOf } from './queries/record'
import * as row from './rows'

const conflict = (why: string): ServiceError => new ServiceError('MERGE_CONFLICT', { why })

export interface MergeRequest {
  readonly keep: PersonId
  readonly leave: PersonId
  readonly accountKey: string
  readonly reason: string
}

/** In the caller's transaction. @throws MERGE_CONFLICT */
export async function mergePeople(services: Services, request: MergeRequest): Promise<MergeId> {
  const { db, clock, ids, vault } = services
  const { keep, leave } = request
  const mergeId = ids.next<MergeId>()
  const merge: Merge = { mergeId, keep, leave }
  const people = await lockPeople(db, [keep, leave])
  if (people.length < 2) throw new ServiceError('NOT_FOUND')
  await insertMerge(db, merge, {
    at: clock.now(),
    accountKey: request.accountKey,
    reasonSealed: vault.seal(request.reason, `person_merge.reason:${mergeId}`),
  })
  await settleTwice(services, merge)
  await keepOneDraft(services, keep, leave)
  try {
    for (const table of row.moved) await copyRows(db, merge, table)
  } catch (error) {
    if (error instanceof ConstraintError) throw conflict('两条记录有重复的登记')
    throw error
  }
  await renameOthers(services, merge)
  await moveDocuments(services, merge)
  await fillGaps(services, merge, people.find(one => one.person_id === leave)?.phone_sealed ?? null)
  for (const { table } of [...row.moved].reverse()) await deleteRows(db, table, leave)
  await forgetPeople(services, [leave])
  await handVisitsOn(services, leave, keep)
  await deleteRows(db, 'person_fact', leave)
  await syncGuidance(services, [leave])
  await removePerson(db, merge)
  await planFor(services, keep)
  await childMoved(services, leave, keep)
  await factsChanged(services, [keep])
  await inheritLines(services, keep, leave)
  return mergeId
}

async function settleTwice(services: Services, merge: Merge): Promise<void> {
  const { db } = services
  const standing = await standingOf(db, [merge.keep, merge.leave])
  const mine = standing.find(one => one.person_id === merge.keep)
  const theirs = standing.find(one => one.person_id === merge.leave)
  if (mine === undefined || theirs === undefined) throw new ServiceError('NOT_FOUND')
  if (mine.partner_id === merge.leave) throw conflict('两人登记为夫妻')
  if (mine.partner_id !== null && theirs.partner_id !== null) throw conflict('各有一段现在的婚姻')
  if (mine.booked.some(service => theirs.booked.includes(service))) throw conflict('都预约了同一项服务')
  await oneOngoing(services, merge, mine, theirs)
  await oneVoucherEach(services, merge)
  const both = [merge.keep, merge.leave]
  await waitOnce(services, both)
  await holdOnePlace(services, both)
}

async function oneOngoing(
  { db, clock }: Services,
  merge: Merge,
  mine: Standing,
  theirs: Standing,
): Promise<void> {
  const [stays, closes] = [mine.pregnancy_id, theirs.pregnancy_id]
  if (stays === null || closes === null) return
  const pregnancy = sql`t.person_id = ${merge.leave} and t.pregnancy_id = ${closes}`
  await inPlace(db, merge, row.pregnancyState, pregnancy, () =>
    db.run(sql`
      update pregnancy t set state = 'closed', outcome = 'wrong_entry', outcome_on = ${today(clock)} where ${pregnancy}`),
  )
  const vouchers = sql`t.person_id = ${merge.leave} and t.subject = ${pregnancySubject(closes)}`
  await inPlace(db, merge, row.voucherSubject, vouchers, () =>
    db.run(sql`update voucher t set subject = ${pregnancySubject(stays)} where ${vouchers}`),
  )
}

async function oneVoucherEach(services: Services, merge: Merge): Promise<void> {
  const { db } = services
  const groups = new Map<string, ActiveVoucher[]>()
  for (const voucher of await activeVouchers(db, [merge.keep, merge.leave])) {
    const key = `${voucher.programme} ${voucher.subject}`
    groups.set(key, [...(groups.get(key) ?? []), voucher])
  }
  for (const group of groups.values()) {
    const redeemed = group.filter(({ state }) => state === 'redeemed')
    if (group.length > 1 && group.some(({ state }) => state === 'revoked'))
      throw conflict('有一张同类电子券已被收回,请先处理')
    if (redeemed.length > 1) throw conflict('都已使用过同一种电子券')
    const stays = redeemed[0] ?? group[0]
    for (const voucher of group)
      if (voucher !== stays)
        await inPlace(
          db,
          merge,
          row.voucherState,
          sql`t.person_id = ${voucher.person_id} and t.voucher_id = ${voucher.voucher_id}`,
          () => closeDuplicate(services, voucher.person_id, voucher.voucher_id),
        )
  }
}

/** Partners, children, appointments and accounts that name the one who leaves. */
async function renameOthers({ db }: Services, merge: Merge): Promise<void> {
  const { keep, leave } = merge
  const renamed = (
    column: 'home_person_id' | 'partner_id' | 'claimed_by' | 'person_id' | 'claimer' | 'asked_by',
  ): Query => rawSql(`case when t.${column} = $1::bigint then $2::bigint else t.${column} end`, [leave, keep])
  const partners = sql`select partner_id from couple_member where person_id = ${leave}`
  const couples = sql`t.person_id in (${partners}) and t.partner_id = ${leave}`
  await inPlace(db, merge, row.coupleRow, couples, () =>
    db.run(
      sql`update couple_member t set partner_id = ${keep}, home_person_id = ${renamed('home_person_id')} where ${couples}`,
    ),
  )
  const vouchers = sql`t.person_id <> ${leave} and (t.partner_id = ${leave} or t.claimed_by = ${leave})
    and (t.partner_id = ${leave} or t.person_id in (${partners}) or t.person_id in (select person_id from newborn where mother_id = ${leave}))`
  await inPlace(db, merge, row.voucherRow, vouchers, () =>
    db.run(
      sql`update voucher t set partner_id = ${renamed('partner_id')}, claimed_by = ${renamed('claimed_by')} where ${vouchers}`,
    ),
  )
  const appointments = sql`(t.person_id = ${leave} or t.partner_id = ${leave})
    and (t.institution_id, t.appointment_id) in (select institution_id, appointment_id from attendance where person_id = ${leave})`
  await inPlace(db, merge, row.appointmentRow, appointments, () =>
    db.run(
      sql`update appointment t set person_id = ${renamed('person_id')}, partner_id = ${renamed('partner_id')} where ${appointments}`,
    ),
  )
  const waiting = sql`(t.person_id = ${leave} or t.partner_id = ${leave})
    and (t.institution_id, t.waiting_id) in (select institution_id, waiting_id from waiting_member where person_id = ${leave})`
  await inPlace(db, merge, row.waitingRow, waiting, () =>
    db.run(
      sql`update waiting t set person_id = ${renamed('person_id')}, partner_id = ${renamed('partner_id')} where ${waiting}`,
    ),
  )
  const shares = sql`t.partner_id = ${leave} and t.person_id in (${partners})`
  await inPlace(db, merge, row.shareRow, shares, () =>
    db.run(sql`update result_share t set partner_id = ${keep} where ${shares}`),
  )
  const places = sql`t.asked_by = ${leave} and t.person_id <> ${leave}`
  await inPlace(db, merge, row.placeRow, places, () =>
    db.run(
      sql`update voucher_waiting t set claimer = ${renamed('claimer')}, asked_by = ${keep} where ${places}`,
    ),
  )
  await inPlace(db, merge, row.accountRow, sql`t.person_id = ${leave}`, () =>
    db.run(sql`update account set person_id = ${keep} where person_id = ${leave}`),
  )
  await inPlace(db, merge, row.newbornRow, sql`t.mother_id = ${leave}`, () =>
    db.run(sql`update newborn set mother_id = ${keep} where mother_id = ${leave}`),
  )
}

/** The survivor keeps all identifiers; each is sealed for its person, so it is sealed anew. */
async function moveDocuments({ db, vault }: Services, merge: Merge): Promise<void> {
  const { keep, leave } = merge
  for (const { number_index, doc_type, number_sealed } of await documentsOf(db, [leave])) {
    const number = vault.open(number_sealed, `identifier.number:${leave}`)
    if (!numberIndex(vault, doc_type, number).equals(number_index)) throw new ServiceError('SYSTEM_RETRY')
    await inPlace(db, merge, row.identifierRow, sql`t.number_index = ${number_index}`, () =>
      db.run(sql`
        update identifier set person_id = ${keep}, number_sealed = ${sealNumber(vault, keep, number)}
        where number_index = ${number_index}`),
    )
  }
}

/** What only the other record says (a birthday, a phone, an address) is not lost. */
async function fillGaps({ db, vault }: Services, merge: Merge, phoneSealed: Buffer | null): Promise<void> {
  const { keep, leave } = merge
  const phone = phoneSealed === null ? null : openPhone(vault, leave, phoneSealed)
  await inPlace(db, merge, row.personRow, sql`t.person_id = ${keep}`, () =>
    db.run(sql`
      update person t set birth_date = coalesce(t.birth_date, o.birth_date), ethnicity = coalesce(t.ethnicity, o.ethnicity),
             marital_status = coalesce(t.marital_status, o.marital_status), hukou_village = coalesce(t.hukou_village, o.hukou_village),
             residence_village = coalesce(t.residence_village, o.residence_village),
             phone_sealed = coalesce(t.phone_sealed, ${phone === null ? null : sealPhone(vault, keep, phone)}::bytea),
             phone_index = coalesce(t.phone_index, ${phone === null ? null : phoneIndex(vault, phone)}::bytea),
             review_reason = nullif(t.review_reason, 'POSSIBLE_DUPLICATE')
      from person o where t.person_id = ${keep} and o.person_id = ${leave}`),
  )
}
