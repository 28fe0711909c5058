/**
 * results.mine, results.read, results.share: her own results and nobody else's. Until it was explained the line is the same
 * for every result; what asks for a talk face to face stays unread after a video. The partner reads what she shared, item by
 * item; what she did not share looks like what was not examined (domain F3).
 */
import { ServiceError } from '../../types/errors'
import type { ExamValue, ResultId } from '../../types/results'
import type { PersonId, ServiceCode } from '../../types/schema'
import { serviceOf } from '../booking/service'
import { confirmedPartner } from '../people/confirmed-partners'
import { maskedNames } from '../people/masked-names'
import { audit } from '../service/audit'
import type { Context, Handler, ResidentCaller } from '../service/context'
import { examPays, firstDay, itemsFor, openContent } from './content'
import { checksOf, type Examined } from './queries/examined'
import { ownResult, releasedOf, type ResultRow } from './queries/results'
import { share as writeShare, sharedItems, unshare } from './queries/shares'

type Own = Context<ResidentCaller>

const checkKey = (row: { readonly service: ServiceCode; readonly examined_on: string }): string =>
  `${row.service} ${row.examined_on}`

export const mine: Handler<'results.mine'> = async (context, _) => {
  const me = context.caller.personId
  const released = await releasedOf(context.db, me)
  const told = released.map(row => ({
    resultId: row.result_id,
    ...lineOf(context, row),
    state: row.explained_how === null ? ('told' as const) : ('open' as const),
  }))
  const done = new Set(released.map(checkKey))
  const making = (await checks(context, me)).filter(row => !done.has(checkKey(row)))
  const items = [
    ...making.map(row => ({ resultId: null, ...lineOf(context, row), state: 'making' as const })),
    ...told,
  ].sort((a, b) => (a.examinedOn < b.examinedOn ? 1 : -1))
  return { items, partner: await partnerOf(context) }
}

const checks = async (context: Own, personId: PersonId): Promise<readonly Examined[]> =>
  checksOf(context.db, await examPays(context), personId, firstDay(context))

const lineOf = ({ city }: Own, row: Pick<Examined, 'service' | 'institution' | 'phone' | 'examined_on'>) => ({
  serviceName: serviceOf(city, row.service).name,
  institution: row.institution,
  phone: row.phone,
  examinedOn: row.examined_on,
})

async function partnerOf(context: Own) {
  const { db, city, caller } = context
  const partnerId = await confirmedPartner(context, caller.personId)
  if (partnerId === null) return null
  const names = await maskedNames(context, [partnerId])
  const released = new Map((await releasedOf(db, partnerId)).map(row => [checkKey(row), row]))
  const examined = await checks(context, partnerId)
  const all = [...new Map([...examined, ...released.values()].map(row => [checkKey(row), row])).values()]
  const shown = []
  for (const check of all) {
    const row = released.get(checkKey(check))
    const values = row === undefined ? new Map<string, ExamValue>() : await sharedValues(context, row)
    shown.push({
      serviceName: serviceOf(city, check.service).name,
      examinedOn: check.examined_on,
      lines: itemsFor(check.sex).flatMap(item => {
        const value = values.get(item.code)
        return value === undefined || value.finding === 'not_done'
          ? []
          : [{ item: item.code, name: item.name, value: `${value.value} ${item.unit ?? ''}`.trim() }]
      }),
    })
  }
  return { name: names.get(partnerId) ?? '*', checks: shown }
}

async function sharedValues(context: Own, row: ResultRow): Promise<ReadonlyMap<string, ExamValue>> {
  const shared = await sharedItems(context.db, row.person_id, row.result_id, context.caller.personId)
  const { items } = openContent(context, row)
  return new Map(items.filter(({ item }) => shared.has(item)).map(value => [value.item, value]))
}

/** Her own, explained, without what has to be told face to face and was not. */
async function readable(context: Own, resultId: ResultId) {
  const row = await ownResult(context.db, context.caller.personId, resultId)
  if (row.explained_how === null) throw new ServiceError('RESULT_NOT_EXPLAINED')
  const shown = new Map(
    itemsFor(row.sex)
      .filter(({ faceToFace }) => faceToFace !== true || row.explained_how === 'in_person')
      .map(item => [item.code, item]),
  )
  const { items, ...said } = openContent(context, row)
  const values = items.flatMap(value => {
    const item = shown.get(value.item)
    return item === undefined ? [] : [{ value, item }]
  })
  return { row, said, values }
}

export const read: Handler<'results.read'> = async (context, { resultId }) => {
  const { db, city, caller } = context
  const { row, said, values } = await readable(context, resultId)
  const partnerId = await confirmedPartner(context, caller.personId)
  const shared =
    partnerId === null ? new Set<string>() : await sharedItems(db, caller.personId, resultId, partnerId)
  await audit(context, caller.personId, 'results.read', `result:${resultId}`)
  return {
    serviceName: serviceOf(city, row.service).name,
    institution: row.institution,
    examinedOn: row.examined_on,
    ...said,
    items: values.map(({ value, item }) => ({
      item: item.code,
      name: item.name,
      value: value.value,
      unit: item.unit ?? '',
      usual: item.usual,
      finding: value.finding,
      shared: shared.has(item.code),
      intimate: item.intimate === true,
    })),
    canShare: partnerId !== null,
  }
}

export const share: Handler<'results.share'> = async (context, { resultId, items, shared }) => {
  const { db, clock, caller } = context
  const { values } = await readable(context, resultId)
  const mineToShare = new Set(values.map(({ item }) => item.code))
  if (items.some(item => !mineToShare.has(item))) throw new ServiceError('NOT_FOUND')
  const personId = caller.personId
  if (!shared) {
    await unshare(db, personId, resultId, items)
    return {}
  }
  const partnerId = await confirmedPartner(context, personId)
  if (partnerId === null) throw new ServiceError('PARTNER_NOT_LINKED')
  await writeShare(db, { personId, resultId, partnerId, at: clock.now() }, [...new Set(items)])
  return {}
}
