/** duplicates.*: the queue 「重复核对」: side by side, one or two people, and back. */
import { ServiceError } from '../../../types/errors'
import type { PersonRecord } from '../../../types/imports'
import type { PersonId } from '../../../types/schema'
import { rangeOf } from '../../reminders/tasks'
import { audit } from '../../service/audit'
import type { Context, Handler, StaffCaller } from '../../service/context'
import { decodeCursor, page } from '../../service/page'
import { maskedNames } from '../masked-names'
import { maskName, maskPhone } from '../name'
import { openName, openPhone, type DocType } from '../sealed'
import { likely } from './find'
import { mergePeople } from './merge'
import { settleDoubt } from './queries/doubt'
import { lockMerge, markUnmerged, mergesPage } from './queries/merges'
import { decidePair, lockPair, openPairs, type PairRow } from './queries/pairs'
import { documentsOf, recordsOf } from './queries/record'
import { unmergePeople } from './unmerge'

type StaffContext = Context<StaffCaller>
const range = ({ caller, city }: StaffContext): readonly [string, string] => rangeOf(caller, city.code)

const grounds: Readonly<Record<string, string>> = {
  name: '姓名相同',
  birth: '出生日期相同',
  spouse: '配偶相同',
  phone: '手机号相同',
  document: '证件种类不同',
}
const groundWords = (row: Pick<PairRow, 'grounds'>): string[] =>
  row.grounds.flatMap(ground => grounds[ground] ?? [])

const documents: Readonly<Record<DocType, string>> = {
  resident_id: '居民身份证',
  passport: '护照',
  permanent_resident: '永久居留证',
  hmt_permit: '港澳台通行证',
  birth_certificate: '出生医学证明',
  temporary: '临时编号',
}
const sexes: Readonly<Record<number, string>> = { 1: '男', 2: '女' }

/** `470****0036` */
const maskNumber = (number: string): string =>
  number.length < 8 ? '****' : `${number.slice(0, 3)}****${number.slice(-4)}`

export const list: Handler<'duplicates.list'> = async (context, { cursor }) => {
  const rows = await openPairs(context.db, range(context), decodeCursor(cursor, 3))
  const { items, next } = page(rows, row => [-row.score, row.person_id, row.other_id])
  const names = await maskedNames(
    context,
    items.flatMap(row => [row.person_id, row.other_id]),
  )
  return {
    items: items.map(row => ({
      personId: row.person_id,
      otherId: row.other_id,
      name: names.get(row.person_id) ?? '*',
      otherName: names.get(row.other_id) ?? '*',
      grounds: groundWords(row),
      foundAt: row.found_at,
    })),
    next,
  }
}

export const open: Handler<'duplicates.open'> = async (context, { personId, otherId }) => {
  const { db } = context
  const pair = await lockPair(db, personId, otherId, range(context), 'either')
  const ids = [pair.person_id, pair.other_id]
  for (const id of ids) await audit(context, id, 'duplicates.open', 'duplicate')
  return { records: await recordViews(context, ids), grounds: groundWords(pair) }
}

/** Kind and masked number of each document of each person. */
export async function documentViews(
  { db, vault }: Pick<StaffContext, 'db' | 'vault'>,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, PersonRecord['documents']>> {
  const views = new Map<PersonId, PersonRecord['documents']>()
  for (const { person_id, doc_type, number_sealed } of await documentsOf(db, ids)) {
    const number = maskNumber(vault.open(number_sealed, `identifier.number:${person_id}`))
    views.set(person_id, [...(views.get(person_id) ?? []), { kind: documents[doc_type], number }])
  }
  return views
}

async function recordViews(context: StaffContext, ids: readonly PersonId[]): Promise<PersonRecord[]> {
  const { db, vault } = context
  const rows = await recordsOf(db, ids)
  const papers = await documentViews(context, ids)
  const partners = await maskedNames(
    context,
    rows.flatMap(row => (row.partner_id === null ? [] : [row.partner_id])),
  )
  return rows.map(row => ({
    personId: row.person_id,
    name: maskName(openName(vault, row.person_id, row.name_sealed)),
    sex: sexes[row.sex] ?? '未说明',
    birthDate: row.birth_date,
    documents: papers.get(row.person_id) ?? [],
    phone: row.phone_sealed === null ? null : maskPhone(openPhone(vault, row.person_id, row.phone_sealed)),
    village: row.village ?? '',
    hukou: row.hukou ?? '',
    partner: row.partner_id === null ? null : (partners.get(row.partner_id) ?? '*'),
    pregnancies: row.pregnancies,
    vouchers: row.vouchers,
    appointments: row.appointments,
    account: row.account,
    recordedAt: row.created_at,
  }))
}

const sealedReason = ({ vault }: StaffContext, pair: PairRow, reason: string): Buffer =>
  vault.seal(reason, `duplicate_pair.reason:${pair.person_id}:${pair.other_id}`)

export const merge: Handler<'duplicates.merge'> = async (context, { personId, otherId, keep, reason }) => {
  const { db, clock, caller } = context
  const pair = await lockPair(db, personId, otherId, range(context), 'both')
  if (keep !== pair.person_id && keep !== pair.other_id) throw new ServiceError('NOT_FOUND')
  const leave = keep === pair.person_id ? pair.other_id : pair.person_id
  const mergeId = await mergePeople(context, { keep, leave, reason, accountKey: caller.accountKey })
  await decidePair(db, pair, {
    state: 'merged',
    at: clock.now(),
    by: caller.accountKey,
    reasonSealed: sealedReason(context, pair, reason),
  })
  for (const id of [keep, leave]) await audit(context, id, 'duplicates.merge', `merge:${mergeId}`)
  return { mergeId }
}

export const different: Handler<'duplicates.different'> = async (context, { personId, otherId, reason }) => {
  const { db, clock, caller } = context
  const pair = await lockPair(db, personId, otherId, range(context), 'either')
  await decidePair(db, pair, {
    state: 'different',
    at: clock.now(),
    by: caller.accountKey,
    reasonSealed: sealedReason(context, pair, reason),
  })
  const ids = [pair.person_id, pair.other_id]
  await settleDoubt(db, ids, likely)
  for (const id of ids) await audit(context, id, 'duplicates.different', 'duplicate')
  return { personId }
}

export const merges: Handler<'duplicates.merges'> = async (context, { cursor }) => {
  const rows = await mergesPage(context.db, range(context), decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.merge_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  return {
    items: items.map(row => ({
      mergeId: row.merge_id,
      name: names.get(row.person_id) ?? '*',
      mergedAt: row.merged_at,
      undoneAt: row.undone_at,
    })),
    next,
  }
}

/** The pair is open again: that they were one was a mistake, that they are two is still to be decided. */
export const unmerge: Handler<'duplicates.unmerge'> = async (context, { mergeId, reason }) => {
  const { db, vault, clock, caller } = context
  const row = await lockMerge(db, mergeId, range(context))
  const ids = await unmergePeople(context, row)
  await markUnmerged(db, row, {
    at: clock.now(),
    by: caller.accountKey,
    reasonSealed: vault.seal(reason, `person_merge.undo_reason:${mergeId}`),
  })
  const [person_id, other_id] = [...ids].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
  if (person_id !== undefined && other_id !== undefined)
    await decidePair(db, { person_id, other_id }, { state: 'open', at: null, by: null, reasonSealed: null })
  for (const id of ids) await audit(context, id, 'duplicates.unmerge', `merge:${mergeId}`)
  return { mergeId }
}
