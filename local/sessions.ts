/** Sign-ins over HTTP: a random token in the client, only its hash in the database. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from '../cloudfunctions/database/sql'
import { plusSeconds } from '../cloudfunctions/platform/clock'
import type { Services } from '../cloudfunctions/service/context'

/** Long, because the local clock is driven through whole pregnancies and nobody should be signed out on the way. */
const days = 1500
const hash = (token: string): Buffer => createHash('sha256').update(token).digest()

export async function openSession({ db, clock }: Services, accountKey: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await db.run(sql`insert into session (token_hash, account_key, created_at, expires_at)
    values (${hash(token)}, ${accountKey}, ${clock.now()}, ${plusSeconds(clock.now(), days * 86_400)})`)
  return token
}

/** The account key of a live session, else null. */
export async function accountOfSession(
  { db, clock }: Services,
  token: string | null,
): Promise<string | null> {
  if (token === null) return null
  const row = await db.maybe<{ account_key: string }>(
    sql`select account_key from session where token_hash = ${hash(token)} and expires_at > ${clock.now()} and revoked_at is null`,
  )
  return row?.account_key ?? null
}

export const closeSession = ({ db, clock }: Services, token: string): Promise<number> =>
  db.run(
    sql`update session set revoked_at = ${clock.now()} where token_hash = ${hash(token)} and revoked_at is null`,
  )
