/** What a member of staff may see of the lists: the division, and no list that tells a certified category (domain F3). */
import type { GuidanceRef } from '../../types/lists'
import { ServiceError } from '../../types/errors'
import type { InstitutionId } from '../../types/schema'
import { programmesInForce, publishedProgrammes } from '../catalogue/programmes'
import type { Programme } from '../eligibility/rules/programme'
import { rangeOf } from '../reminders/tasks'
import type { Context, StaffCaller } from '../service/context'
import { activeWorkers } from './queries/people'
import { lockLine, oneLine, type LineRow, type LockedLine, type Sight } from './queries/lines'
import { keyOf } from './reference'
import type { Worker } from './rules/owner'
import { tellsSecret } from './rules/reason'

/** A manager sees every list of the division; a health worker a discreet one only where lines were assigned to her. */
export async function sightOf(context: Context<StaffCaller>): Promise<Sight> {
  const { caller, city } = context
  const discreet =
    caller.role === 'manager'
      ? []
      : (await publishedProgrammes(context)).filter(({ rule }) => tellsSecret(rule)).map(({ code }) => code)
  return { range: rangeOf(caller, city.code), discreet: [...new Set(discreet)], me: caller.accountKey }
}

/** By code; an ended programme keeps its title. */
export async function programmesByCode(
  context: Context<StaffCaller>,
): Promise<ReadonlyMap<string, Programme>> {
  const published = await publishedProgrammes(context)
  const inForce = await programmesInForce(context)
  return new Map([...published, ...inForce].map(programme => [programme.code, programme]))
}

export async function workersOf({ db, city }: Context<StaffCaller>): Promise<readonly Worker[]> {
  return (await activeWorkers(db)).map(row => ({
    accountKey: row.account_key,
    login: row.login,
    name: row.display_name,
    range: rangeOf({ region: row.region }, city.code),
  }))
}

async function reachOf(context: Context<StaffCaller>): Promise<Sight | InstitutionId> {
  const { caller } = context
  if (caller.role !== 'clerk') return sightOf(context)
  if (caller.institutionId === null) throw new ServiceError('NOT_FOUND')
  return caller.institutionId
}

/** NOT_FOUND out of the caller's reach: not even the existence is told. */
export async function lineOf(context: Context<StaffCaller>, ref: GuidanceRef): Promise<LineRow> {
  const line = await oneLine(context.db, keyOf(ref), await reachOf(context))
  if (line === undefined) throw new ServiceError('NOT_FOUND')
  return line
}

/** Locked, and standing: LINE_STATE when it has ended. */
export async function standingLine(context: Context<StaffCaller>, ref: GuidanceRef): Promise<LockedLine> {
  const line = await lockLine(context.db, keyOf(ref), await reachOf(context))
  if (line === undefined) throw new ServiceError('NOT_FOUND')
  if (line.ended_on !== null) throw new ServiceError('LINE_STATE')
  return line
}
