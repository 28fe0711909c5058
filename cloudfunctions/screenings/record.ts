/**
 * screenings.waiting, screenings.record: the institution that screened a newborn registers the result. The voucher of the
 * screening is resulted by it; a positive one opens the next examination, whose voucher is issued to the child in the same
 * transaction (domain A3 3.4, B4) and told to the mother in words that name no result.
 */
import { screenedBy } from '../../catalog/screenings'
import { ServiceError } from '../../types/errors'
import type { InstitutionId } from '../../types/schema'
import { programmesInForce } from '../catalogue/programmes'
import { factsChanged } from '../eligibility/changed'
import { maskedNames } from '../people/masked-names'
import { dateOf, plusSeconds, today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { issueToChild } from '../vouchers/issue-to-child'
import { tellNews } from '../vouchers/news'
import { claimedUnder } from '../vouchers/programme'
import { onceSubject } from '../vouchers/rules/subject'
import { resultOf } from '../vouchers/step'
import { insertScreening, lockWaiting, motherOf, waitingPage } from './queries/screenings'
import { opensOn } from './rules/opens-on'

type StaffContext = Context<StaffCaller>
const days = 60

const here = ({ caller, clock }: StaffContext) => {
  if (caller.institutionId === null) throw new ServiceError('NOT_FOUND')
  const institutionId: InstitutionId = caller.institutionId
  return { institutionId, since: plusSeconds(clock.now(), -days * 86_400), kinds: screenedBy }
}

export const waiting: Handler<'screenings.waiting'> = async (context, { cursor }) => {
  const rows = await waitingPage(context.db, here(context), decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.redeemed_at, row.voucher_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  const programmeOf = await claimedUnder(context)
  return {
    items: items.map(row => ({
      voucherId: row.voucher_id,
      title: programmeOf(row).title,
      name: names.get(row.person_id) ?? '*',
      doneAt: row.redeemed_at,
    })),
    next,
  }
}

export const record: Handler<'screenings.record'> = async (context, { voucherId, result, doneOn }) => {
  const { db, ids, clock, caller } = context
  const at = clock.now()
  const { institutionId, ...of } = here(context)
  const row = await lockWaiting(db, { institutionId, ...of }, voucherId)
  if (doneOn > today(clock) || doneOn < dateOf(row.redeemed_at)) throw new ServiceError('DATE_IMPLAUSIBLE')
  const { person_id: personId, kind } = row
  await insertScreening(db, { personId, id: ids.next(), kind, result, doneOn, institutionId, at })
  await audit(context, personId, 'screenings.record', `voucher:${voucherId}`)
  if (result !== 'incomplete') await resultOf(context, { ...row, at: row.redeemed_at }, caller.accountKey)
  await factsChanged(context, [personId])
  if (result !== 'positive') return { issued: [], refused: [] }
  const next = (await programmesInForce(context)).filter(
    ({ rule, voucherDays }) => voucherDays !== undefined && opensOn(rule, kind),
  )
  const mother = await motherOf(db, personId)
  const issued: string[] = []
  const refused: string[] = []
  for (const programme of next) {
    const made = mother === undefined ? null : await issueToChild(context, mother, personId, programme)
    if (mother === undefined || made === null) refused.push(`${programme.title}: NOT_FOUND`)
    else if ('refused' in made) refused.push(`${programme.title}: ${made.refused}`)
    else {
      const news = { people: [mother], programme: programme.code, subject: onceSubject } as const
      await tellNews(context, news, 'issued', made.voucherId)
      issued.push(programme.title)
    }
  }
  return { issued, refused }
}
