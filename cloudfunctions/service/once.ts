/** Idempotency: the key row commits with the write, so a replay answers what the first call answered. */
import { ServiceError, type ErrorCode, type Params } from '../../types/errors'
import { sql } from '../database/sql'
import type { Services } from './context'
import { KeptRefusal } from './kept-refusal'

/** What a write answered: a result, or a refusal that was kept. */
export type Answer =
  { readonly data: unknown } | { readonly refused: { readonly code: ErrorCode; readonly params: Params } }

/** One write as it came in. */
export interface Keyed {
  readonly accountKey: string
  readonly key: string
  readonly action: string
  readonly input: unknown
}

/** Keyed: a plain hash of a name and an identity number could be searched for. */
const hashOf = ({ vault }: Services, { action, input }: Keyed): Buffer =>
  vault.index(`${action}\0${JSON.stringify(input)}`, 'request')
const placeOf = ({ accountKey, key }: Keyed): string => `request_key.response:${accountKey}:${key}`
const sealed = ({ vault }: Services, request: Keyed, answer: Answer): Buffer =>
  vault.seal(JSON.stringify(answer), placeOf(request))

/**
 * Runs `work` once for (account, key). The same key with another request is KEY_REUSED. A call that fails leaves no key,
 * so that it may be tried again; one that throws a `KeptRefusal` does. The answer is stored sealed: it may hold a name,
 * a phone number or an invitation's code.
 */
export async function once(
  services: Services,
  request: Keyed,
  work: () => Promise<unknown>,
): Promise<Answer> {
  const { db, clock, vault } = services
  const { accountKey, key, action } = request
  const hash = hashOf(services, request)
  const fresh = await db.run(
    sql`insert into request_key (account_key, key, action, request_hash, created_at) values (${accountKey}, ${key}, ${action}, ${hash}, ${clock.now()}) on conflict do nothing`,
  )
  if (fresh === 0) {
    const before = await db.one<{ request_hash: Buffer; response_sealed: Buffer }>(
      sql`select request_hash, response_sealed from request_key where account_key = ${accountKey} and key = ${key}`,
    )
    if (!before.request_hash.equals(hash)) throw new ServiceError('KEY_REUSED')
    // Written below by this very function.
    return JSON.parse(vault.open(before.response_sealed, placeOf(request))) as Answer
  }
  const answer = await answerOf(work)
  await db.run(
    sql`update request_key set response_sealed = ${sealed(services, request, answer)} where account_key = ${accountKey} and key = ${key}`,
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

/** Which of these keys have been used; those are answered by `once`. */
export async function usedKeys(
  { db }: Services,
  requests: readonly Keyed[],
): Promise<(request: Keyed) => boolean> {
  const used = await db.many<{ account_key: string; key: string }>(sql`
    select account_key, key from request_key
    where (account_key, key) in (
      select * from unnest(${requests.map(one => one.accountKey)}::text[], ${requests.map(one => one.key)}::text[]))`)
  const places = new Set(
    used.map(row => placeOf({ accountKey: row.account_key, key: row.key, action: '', input: null })),
  )
  return request => places.has(placeOf(request))
}

/** Keeps the answers of writes whose keys were not used, as `once` does. A key that was used meanwhile breaks the primary key. */
export function keepAnswers(
  services: Services,
  answered: readonly { readonly request: Keyed; readonly answer: Answer }[],
): Promise<number> {
  const column = <T>(of: (one: (typeof answered)[number]) => T): T[] => answered.map(of)
  return services.db.run(sql`
    insert into request_key (account_key, key, action, request_hash, created_at, response_sealed)
    select account_key, key, action, hash, ${services.clock.now()}::timestamptz, response
    from unnest(${column(one => one.request.accountKey)}::text[], ${column(one => one.request.key)}::text[],
                ${column(one => one.request.action)}::text[], ${column(one => hashOf(services, one.request))}::bytea[],
                ${column(one => sealed(services, one.request, one.answer))}::bytea[]) r(account_key, key, action, hash, response)
    order by account_key, key`)
}
