/** Accounts: the failed tries of a day, and the one person an account is linked to. */
import type { Instant, LocalDate, PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

export interface AccountRow {
  readonly person_id: PersonId | null
  readonly failed_on: LocalDate | null
  readonly failed_count: number
}

/** Locked until the transaction ends, so that two tries at once are two tries. */
export const lockAccount = (db: Db, accountKey: string): Promise<AccountRow> =>
  db.one(
    sql`select person_id, failed_on, failed_count from account where account_key = ${accountKey} for update`,
  )

export const countFailure = (db: Db, accountKey: string, day: LocalDate): Promise<number> =>
  db.run(sql`
    update account set failed_count = case when failed_on = ${day}::date then failed_count + 1 else 1 end, failed_on = ${day}::date
    where account_key = ${accountKey}`)

export const linkAccount = (db: Db, accountKey: string, personId: PersonId, at: Instant): Promise<number> =>
  db.run(sql`
    update account set person_id = ${personId}, verified_at = ${at}, failed_on = null, failed_count = 0
    where account_key = ${accountKey}`)

/** @returns how many other accounts of this person were unlinked */
export const unlinkOtherAccounts = (db: Db, accountKey: string, personId: PersonId): Promise<number> =>
  db.run(sql`
    update account set person_id = null, verified_at = null where person_id = ${personId} and account_key <> ${accountKey}`)
