/** The record of who read or changed whose record (PIPL art. 54; the resident can see it). */
import { ServiceError } from '../../types/errors'
import type { PersonId, TimeOfDay } from '../../types/schema'
import { sql } from '../database/sql'
import { instantAt, today } from '../platform/clock'
import type { Caller, Context, StaffCaller } from './context'

const roleOf = (caller: Caller): string => (caller.kind === 'staff' ? caller.role : caller.kind)

export async function audit(
  context: Context,
  personId: PersonId,
  action: string,
  purpose: string | null = null,
): Promise<void> {
  const { db, ids, clock, caller, traceId } = context
  const accountKey = caller.kind === 'anonymous' ? '' : caller.accountKey
  await db.run(sql`
    insert into audit (person_id, audit_id, at, account_key, role, action, purpose, trace_id)
    values (${personId}, ${ids.next()}, ${clock.now()}, ${accountKey}, ${roleOf(caller)}, ${action}, ${purpose}, ${traceId})`)
}

/** One row for each of many people, in one statement: those in a file that leaves the system. */
export async function auditMany(
  { db, ids, clock, caller, traceId }: Context<StaffCaller>,
  personIds: readonly PersonId[],
  action: string,
  purpose: string,
): Promise<void> {
  const people = [...new Set(personIds)]
  await db.run(sql`
    insert into audit (person_id, audit_id, at, account_key, role, action, purpose, trace_id)
    select p.person_id, p.audit_id, ${clock.now()}::timestamptz, ${caller.accountKey}, ${caller.role}, ${action}, ${purpose}, ${traceId}
    from unnest(${people}::bigint[], ${people.map(() => ids.next())}::bigint[]) as p(person_id, audit_id)`)
}

/**
 * The record of access is the permission: this account has found one of these people today by one of these actions.
 * NOT_FOUND otherwise: not even the existence is told.
 */
export async function mustHaveFound(
  { db, clock, caller }: Context<StaffCaller>,
  personIds: readonly PersonId[],
  actions: readonly string[],
): Promise<void> {
  const since = instantAt(today(clock), '00:00' as TimeOfDay)
  const found = await db.maybe(sql`
    select 1 from audit
    where person_id = any(${personIds}::bigint[]) and account_key = ${caller.accountKey} and action = any(${actions}::text[])
      and at >= ${since} limit 1`)
  if (found === undefined) throw new ServiceError('NOT_FOUND')
}
