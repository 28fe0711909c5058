/** The record of who read or changed whose record (PIPL art. 54; the resident can see it). */
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Caller, Context } from './context'

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
