/** The rows that the contenders work on: people, messages, jobs. */
import type { Client } from 'pg'
import { yiling } from '../../catalog/yiling'
import { publishCity } from '../../cloudfunctions/catalogue/publish'
import type { Db } from '../../cloudfunctions/database/db'
import { sql } from '../../cloudfunctions/database/sql'
import type { NewMessage } from '../../cloudfunctions/reminders/enqueue'
import { bareServices } from '../../test/bare-services'
import { addCrowd, type Reached } from '../../test/crowd'
import type { Instant, LocalDate } from '../../types/schema'

export const queueName = 'send'
/** A Monday, within the hours of sending. */
export const noon = '2026-11-23T04:00:00.000Z' as Instant
const earlier = '2026-11-23T01:00:00.000Z' as Instant

export async function settle(db: Db, people: number): Promise<readonly Reached[]> {
  await publishCity(db, yiling)
  return addCrowd(bareServices(db, { now: () => earlier }, 0), people)
}

export const messageTo = ({ personId }: Reached): NewMessage => ({
  personId,
  dedupeKey: 'bench:1',
  kind: 'service',
  template: 'stage.W_CANCER',
  params: {},
  urgency: 'U2',
  lastDay: '2026-12-31' as LocalDate,
  sendAt: earlier,
})

export async function emptyMessages(admin: Client): Promise<void> {
  await admin.query('truncate outbox, message')
  await admin.query('update subscription_credit set used = 0 where used > 0')
  await admin.query('vacuum analyze subscription_credit')
}

export async function fillMessages(admin: Client, db: Db, jobs: number): Promise<void> {
  await emptyMessages(admin)
  await db.run(sql`
    insert into message (person_id, message_id, dedupe_key, kind, template, params, urgency, last_day, state, send_at)
    select 5000000 + n, 7000000000 + n, 'bench:1', 'service', 'stage.W_CANCER', '{}', 'U2', '2026-12-31', 'queued', ${earlier}
    from generate_series(0, ${jobs - 1}) n`)
  await db.run(sql`
    insert into outbox (bucket, message_id, person_id, lease_until)
    select (message_id % 64)::smallint, message_id, person_id, send_at from message`)
  for (const table of ['message', 'outbox']) await admin.query(`vacuum analyze ${table}`)
}

export async function fillPgBoss(admin: Client, jobs: number): Promise<void> {
  await admin.query('truncate pgboss.job')
  await admin.query(
    `insert into pgboss.job (name, data)
     select '${queueName}', jsonb_build_object('message', 7000000000 + n, 'person', 5000000 + n) from generate_series(1, ${jobs}) n`,
  )
  await admin.query('vacuum analyze pgboss.job')
}

export async function fillGraphile(admin: Client, jobs: number): Promise<void> {
  await admin.query('truncate graphile_worker._private_jobs')
  // Its own function for many jobs at once.
  await admin.query(
    `select count(*) from graphile_worker.add_jobs(array(
       select ('${queueName}', json_build_object('message', 7000000000 + n, 'person', 5000000 + n), null, null, null, null, null, null)::graphile_worker.job_spec
       from generate_series(1, ${jobs}) n))`,
  )
  await admin.query('vacuum analyze graphile_worker._private_jobs')
}

/** Every day of a pregnancy, registered between the sixth and the eleventh week by her period or by a scan. */
export async function fillPregnancies(admin: Client, pregnancies: number): Promise<void> {
  await admin.query(
    `insert into pregnancy (person_id, pregnancy_id, state, lmp, edd, dating_method, source, created_at)
     select 20000000 + n, 30000000 + n, 'ongoing', lmp, lmp + 280, case when n % 2 = 0 then 'LMP' else 'US_T1' end, 'clinic',
            least(lmp + 45 + n / 280 % 30, $1::date - 1) + time '03:00'
     from (select n, $1::date - n % 280 as lmp from generate_series(1, $2::int) n) s`,
    [noon.slice(0, 10), pregnancies],
  )
  await admin.query(`
    insert into pregnancy_dating (person_id, pregnancy_id, dating_version, method, lmp, edd, scan_on, scan_ga_days, account_key, at)
    select person_id, pregnancy_id, 1, dating_method, lmp, edd,
           case when dating_method = 'US_T1' then created_at::date end, case when dating_method = 'US_T1' then created_at::date - lmp end,
           'bench', created_at
    from pregnancy`)
  for (const table of ['pregnancy', 'pregnancy_dating']) await admin.query(`vacuum analyze ${table}`)
}
