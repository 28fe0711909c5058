/** Idempotency: the key row commits with the write, so a replay answers what the first call answered. */
import { ServiceError, type ErrorCode, type Params } from '../../types/errors'
import { sql } from '../database/sql'
import type { Services } from './context'
import { KeptRefusal } from './kept-refusal'

/** What a write answered: a result, or a refusal that was kept. */
export type Answer =
  { readonly data: unknown } | { readonly refused: { readonly code: ErrorCode; readonly params: Params } }

/**
 * Runs `work` once for (account, key). The same key with another request is KEY_REUSED. A call that fails leaves no key,
 * so that it may be tried again; one that throws a `KeptRefusal` does. The answer is stored sealed: it may hold a name,
 * a phone number or an invitation's code.
 */
export async function once(
  services: Services,
  accountKey: string,
  key: string,
  action: string,
  input: unknown,
  work: () => Promise<unknown>,
): Promise<Answer> {
  const { db, clock, vault } = services
  // Keyed: a plain hash of a name and an identity number could be searched for.
  const hash = vault.index(`${action}\0${JSON.stringify(input)}`, 'request')
  const place = `request_key.response:${accountKey}:${key}`
  const fresh = await db.run(
    sql`insert into request_key (account_key, key, action, request_hash, created_at) values (${accountKey}, ${key}, ${action}, ${hash}, ${clock.now()}) on conflict do nothing`,
  )
  if (fresh === 0) {
    const before = await db.one<{ request_hash: Buffer; response_sealed: Buffer }>(
      sql`select request_hash, response_sealed from request_key where account_key = ${accountKey} and key = ${key}`,
    )
    if (!before.request_hash.equals(hash)) throw new ServiceError('KEY_REUSED')
    // Written below by this very function.
    return JSON.parse(vault.open(before.response_sealed, place)) as Answer
  }
  const answer = await answerOf(work)
  await db.run(
    sql`update request_key set response_sealed = ${vault.seal(JSON.stringify(answer), place)} where account_key = ${accountKey} and key = ${key}`,
  )
  return answer
}

async function answerOf(work: () => Promise<unknown>): Promise<Answer> {
  try {
    return { data: await work() }
  } catch (error) {
    if (error instanceof KeptRefusal) return { refused: { code: error.code, params: error.params } }
    throw error
  }
}
