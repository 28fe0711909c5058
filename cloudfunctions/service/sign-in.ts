/** First sight of a WeChat identity makes its account; the openid is kept sealed, because sending needs it. */
import { sql } from '../database/sql'
import { accountKeyOf, ensureAccount } from './caller'
import type { Services } from './context'

/** @param openid vouched for by the platform @returns the account key; a second call changes nothing */
export async function signInWechat(services: Services, openid: string): Promise<string> {
  const accountKey = accountKeyOf(services.vault, 'wechat', openid)
  const known = await services.db.maybe(sql`select 1 from account_openid where account_key = ${accountKey}`)
  if (known) return accountKey
  await ensureAccount(services, accountKey)
  await services.db.run(sql`
    insert into account_openid (account_key, openid_sealed)
    values (${accountKey}, ${services.vault.seal(openid, `account_openid.openid:${accountKey}`)}) on conflict do nothing`)
  return accountKey
}
