/**
 * desk.sync: takes in what a desk redeemed without a network, each record once and in one transaction.
 *
 * | outcome  | when                                                                        | kept                            |
 * |----------|-----------------------------------------------------------------------------|---------------------------------|
 * | accepted | the voucher could be used at that desk on that day, and nobody was first     | redeemed at the time of the desk |
 * | conflict | another desk, or this one online, was first                                  | desk_conflict, for both desks    |
 * | refused  | its time, its list, its code, its place or its voucher does not allow it     | desk_record, with the reason     |
 * | refused  | not signed by this device, or altered since it was taken in                  | nothing: only the log            |
 *
 * First is who is taken in first, not who says the earlier time: a device's clock can be set back, and a redemption that was
 * taken in has been shown to people and may have been paid. Between records of one call the earlier event is first.
 */
import { deskSlackSeconds, recordText, type DeskRecord } from '../../../types/desk-record'
import { errorRow, fill, ServiceError, type ErrorCode, type Params } from '../../../types/errors'
import type { PersonId } from '../../../types/schema'
import { factsChanged } from '../../eligibility/changed'
import type { Context, Handler, StaffCaller } from '../../service/context'
import { holdersOf } from '../present'
import { readPresented } from '../presented'
import type { VoucherRow } from '../row'
import { momentWords } from '../rules/moment-words'
import { accept } from './accept'
import { signedBy } from './device-key'
import { takenLists, type TakenList } from './queries/day-list'
import { lockDevice, type Desk } from './queries/devices'
import { insertRecord, knownRecords, type Outcome } from './queries/records'
import { clockFault, isPlausible } from './rules/times'
import { deskOf } from './scope'

type DeskContext = Context<StaffCaller>
type Result = Awaited<ReturnType<Handler<'desk.sync'>>>['results'][number]

export const sync: Handler<'desk.sync'> = async (context, { deviceId, deviceTime, records }) => {
  const { db, clock, caller, log, traceId } = context
  const desk: Desk = { institutionId: deskOf(context), deviceId }
  const device = await lockDevice(db, desk)
  if (!device) throw new ServiceError('DESK_DEVICE_UNKNOWN')
  const fault = clockFault(deviceTime, clock.now())
  if (fault) throw new ServiceError('DESK_CLOCK', fault)

  const results = new Map<string, Result>()
  const say = (
    record: DeskRecord,
    outcome: Result['outcome'],
    code: ErrorCode | null,
    params: Params = {},
  ) => {
    const text = code === null ? '' : fill(errorRow(code).text, params)
    results.set(record.recordId, { recordId: record.recordId, outcome, text })
    if (code !== null) log.info('desk.sync', { traceId, outcome, reason: code })
  }
  const known = await knownRecords(db, desk, records)
  const lists = await takenLists(db, desk, records)
  const answers: (() => Result)[] = []
  const fresh: { readonly record: DeskRecord; readonly found: VoucherRow | Refused }[] = []
  const begun = new Map<string, string>()
  for (const record of records) {
    const signed = signedBy(
      device.public_key,
      recordText(desk.institutionId, deviceId, record),
      record.signature,
    )
    const before = known.get(record.recordId)
    const seen = before?.signature.toString('base64url') ?? begun.get(record.recordId)
    if (!signed || (seen !== undefined && seen !== record.signature)) {
      // Nothing is written for it: whoever made it is not the device, or is not what the device made.
      const code = signed ? 'DESK_ALTERED' : 'DESK_FORGED'
      log.info('desk.sync', { traceId, outcome: 'refused', reason: code })
      const answer: Result = { recordId: record.recordId, outcome: 'refused', text: errorRow(code).text }
      answers.push(() => answer)
      continue
    }
    answers.push(() => resultOf(results, record.recordId))
    if (before) say(record, before.outcome, before.reason, before.reason_params ?? {})
    else if (!begun.has(record.recordId)) {
      begun.set(record.recordId, record.signature)
      fresh.push({ record, found: await find(context, lists.get(record.listId), record) })
    }
  }

  const changed = new Set<PersonId>()
  for (const { record, found } of inOrder(fresh)) {
    const outcome: Outcome =
      'refused' in found
        ? { outcome: 'refused', reason: found.refused, params: found.params, voucher: null }
        : await accept(context, desk, record, found)
    await insertRecord(db, record, outcome, { ...desk, accountKey: caller.accountKey, at: clock.now() })
    say(record, outcome.outcome, outcome.reason, outcome.params ?? {})
    if (outcome.outcome === 'accepted' && !('refused' in found))
      holdersOf(found).forEach(id => changed.add(id))
  }
  await factsChanged(context, [...changed])
  return { results: answers.map(answer => answer()) }
}

function resultOf(results: ReadonlyMap<string, Result>, recordId: string): Result {
  const result = results.get(recordId)
  if (result === undefined) throw new ServiceError('SYSTEM_RETRY')
  return result
}

interface Refused {
  readonly refused: ErrorCode
  readonly params: Params
}
const refuse = (refused: ErrorCode, params: Params = {}): Refused => ({ refused, params })

/** What was presented, if the record says something that can have happened. */
async function find(
  context: DeskContext,
  list: TakenList | undefined,
  { at, code }: DeskRecord,
): Promise<VoucherRow | Refused> {
  if (list === undefined) return refuse('DESK_LIST')
  if (!isPlausible(at, list, context.clock.now())) return refuse('DESK_TIME', { at: momentWords(at) })
  const presented = await readPresented(context, code, at, deskSlackSeconds)
  if ('refused' in presented) return refuse(presented.refused)
  return presented.fresh ? presented.row : refuse('CODE_STALE')
}

/** By voucher, so that two desks never wait for each other's vouchers crosswise; then by time, so that the earlier is first. */
function inOrder<T extends { readonly record: DeskRecord; readonly found: VoucherRow | Refused }>(
  fresh: readonly T[],
): readonly T[] {
  const voucher = ({ found }: T): bigint => ('refused' in found ? 0n : BigInt(found.voucher_id))
  const compare = <V>(a: V, b: V): number => (a < b ? -1 : a > b ? 1 : 0)
  return [...fresh].sort(
    (a, b) =>
      compare(voucher(a), voucher(b)) ||
      compare(a.record.at, b.record.at) ||
      compare(a.record.recordId, b.record.recordId),
  )
}
