/** Many invented women at once, for faults and benches: a phone and a consent to SMS, every second one a WeChat permission. */
import { sql } from '../cloudfunctions/database/sql'
import { nameIndex, phoneIndex, sealName, sealPhone } from '../cloudfunctions/people/sealed'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import type { Services } from '../cloudfunctions/service/context'
import type { PersonId } from '../types/schema'

export interface Reached {
  readonly personId: PersonId
  readonly phone: string
  /** Null for those who only read SMS. */
  readonly openid: string | null
}

const peopleAStatement = 5000
const firstId = 5_000_000

/** @param granted subscribe permissions of those who have WeChat */
export async function addCrowd(
  { db, vault, clock }: Pick<Services, 'db' | 'vault' | 'clock'>,
  count: number,
  granted = 1,
): Promise<readonly Reached[]> {
  const crowd = Array.from({ length: count }, (_, n): Reached => ({
    personId: String(firstId + n) as PersonId,
    phone: `160${String(10_000_000 + n)}`,
    openid: n % 2 === 0 ? `openid-${n}` : null,
  }))
  const now = clock.now()
  for (let from = 0; from < count; from += peopleAStatement) {
    const some = crowd.slice(from, from + peopleAStatement)
    const ids = some.map(({ personId }) => personId)
    await db.run(sql`
      insert into person (person_id, sex, birth_date, name_sealed, name_index, phone_sealed, phone_index, ethnicity,
                          marital_status, hukou_village, residence_village, created_at, updated_at)
      select id, 2, '1996-02-29', name, ${nameIndex(vault, '程甲子')}, phone, phone_index, 1, 20, 420506001001, 420506001001,
             ${now}::timestamptz, ${now}::timestamptz
      from unnest(${ids}::bigint[], ${some.map(one => sealName(vault, one.personId, '程甲子'))}::bytea[],
                  ${some.map(one => sealPhone(vault, one.personId, one.phone))}::bytea[],
                  ${some.map(one => phoneIndex(vault, one.phone))}::bytea[]) as p(id, name, phone, phone_index)`)
    await db.run(sql`
      insert into consent (person_id, purpose, granted_at, text_version, channel)
      select id, 'sms', ${now}::timestamptz, '1', 'app' from unnest(${ids}::bigint[]) id`)
    const online = some.flatMap(({ personId, openid }) => {
      if (openid === null) return []
      const key = accountKeyOf(vault, 'wechat', openid)
      return [{ personId, key, sealed: vault.seal(openid, `account_openid.openid:${key}`) }]
    })
    await db.run(sql`
      with opened as (
        insert into account (account_key, person_id, created_at, verified_at)
        select key, id, ${now}::timestamptz, ${now}::timestamptz
        from unnest(${online.map(one => one.key)}::text[], ${online.map(one => one.personId)}::bigint[]) as a(key, id)
      )
      insert into subscription_credit (person_id, template, granted)
      select id, 'health', ${granted} from unnest(${online.map(one => one.personId)}::bigint[]) id`)
    await db.run(sql`
      insert into account_openid (account_key, openid_sealed)
      select key, sealed from unnest(${online.map(one => one.key)}::text[], ${online.map(one => one.sealed)}::bytea[]) as o(key, sealed)`)
  }
  for (const table of ['person', 'consent', 'account', 'account_openid', 'subscription_credit'])
    await db.script(`analyze ${table}`)
  return crowd
}
