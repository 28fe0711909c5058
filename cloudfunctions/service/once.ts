/** Idempotency: the key row commits with the write, so a replay answers what the first call answered. */
import { createHash } from 'node:crypto'
import { ServiceError } from '../../types/errors'
import { sql } from '../database/sql'
import type { Services } from './context'

/**
 * Runs `work` once for (account, key). The same key with another request is KEY_REUSED. A call that fails leaves no key,
 * so that it may be tried again.
 */
export async function once(
  services: Services,
  accountKey: string,
  key: string,
  action: string,
  input: unknown,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const hash = createHash('sha256').update(action).update('\0').update(JSON.stringify(input)).digest()
  const { db, clock } = services
  const fresh = await db.run(
    sql`insert into request_key (account_key, key, action, request_hash, created_at) values (${accountKey}, ${key}, ${action}, ${hash}, ${clock.now()}) on conflict do nothing`,
  )
  if (fresh === 0) {
    const before = await db.one<{ request_hash: Buffer; response: { data: unknown } }>(
      sql`select request_hash, response from request_key where account_key = ${accountKey} and key = ${key}`,
    )
    if (!before.request_hash.equals(hash)) throw new ServiceError('KEY_REUSED')
    return before.response.data
  }
  const data = await work()
  await db.run(
    sql`update request_key set response = ${JSON.stringify({ data })} where account_key = ${accountKey} and key = ${key}`,
  )
  return data
}
