/** From an account key that the platform vouches for to a caller with a person or a role. */
import type { PersonId } from '../../types/schema'
import { sql } from '../database/sql'
import type { Tables } from '../database/tables'
import type { Caller, Services, StaffCaller } from './context'

/** Keyed hash of a platform identity: the openid itself is nowhere but sealed, for sending. */
export const accountKeyOf = (
  vault: Services['vault'],
  platform: 'wechat' | 'staff' | 'demo',
  identity: string,
): string => vault.index(identity, `account:${platform}`).toString('hex')

interface Row {
  person_id: PersonId | null
  role: Tables['staff']['role'] | null
  display_name: string | null
  institution_id: StaffCaller['institutionId']
  region: string | null
}

/** One query: staff row or account row. An account is made on first sight. */
export async function resolveCaller(services: Services, accountKey: string | null): Promise<Caller> {
  if (accountKey === null) return { kind: 'anonymous' }
  const row = await services.db.maybe<Row>(sql`
    select a.person_id, s.role, s.display_name, s.institution_id, s.region
    from (select ${accountKey}::text as key) k
    left join staff s on s.account_key = k.key and s.active
    left join account a on a.account_key = k.key`)
  if (row?.role && row.display_name && row.region)
    return {
      kind: 'staff',
      accountKey,
      role: row.role,
      displayName: row.display_name,
      institutionId: row.institution_id,
      region: row.region,
    }
  if (row?.person_id) return { kind: 'resident', accountKey, personId: row.person_id }
  return { kind: 'account', accountKey }
}

/** Makes the account row of a new identity; a second call changes nothing. */
export const ensureAccount = (services: Services, accountKey: string): Promise<number> =>
  services.db.run(
    sql`insert into account (account_key, created_at) values (${accountKey}, ${services.clock.now()}) on conflict do nothing`,
  )
