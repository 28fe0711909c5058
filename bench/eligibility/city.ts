/** A scratch database with the product's own migrations and synthetic people, the same for the same number of people. */
import path from 'node:path'
import { Client } from 'pg'
import { createDb, rowTypes, type Db } from '../../cloudfunctions/database/db'
import { migrate, schemaName } from '../../cloudfunctions/database/migrate'
import { Pool } from 'pg'

/** u(k): uniform in [0, 1) from the person's number and a constant, so that every run has the same people. */
const u = (k: number): string => `((hashint8extended(i, ${20261122 + k}) & 1048575) / 1048576.0)`
const within = (k: number, days: number): string => `(${u(k)} * ${days})::int`
const bits = (k: number): string =>
  `case when ${u(k)} < 0.08 then (1::bigint << ${within(k + 1, 25)}) | (case when ${u(k + 2)} < 0.3 then 1::bigint << ${within(k + 3, 25)} else 0 end) else 0 end`

const division = (k: number, local: number): string =>
  `case when ${u(k)} < 0.01 then null when ${u(k + 1)} < ${local} then 420506 else 420000 + ${within(k + 2, 900)} end`

/** One row a person: a register of a middle-sized city with gaps, as such registers have. */
const people = (count: number, today: string): string => {
  const since = (k: number): string =>
    `case when ${u(k)} < 0.4 then date '${today}' - ${within(k + 1, 3000)} end`
  const permit = (k: number): string =>
    `case when ${u(k)} < 0.15 then date '${today}' + ${within(k + 1, 1200)} - 400 end`
  return `
insert into person_fact (person_id, alive, resident, pregnant, sex, birth_date, fetuses, children, couple_role, hukou, residence,
  hardship, residence_since, permit_until, married_on, dating_lmp, plans_pregnancy_on, last_screen_on, partner_sex,
  partner_birth_date, partner_hukou, partner_residence, partner_residence_since, partner_permit_until, partner_linked, village,
  couple_id, used, holds, evidence, pregnancy_ended_on)
select i, ${u(1)} >= 0.02, ${u(2)} >= 0.04, female and age between 20 and 42 and ${u(3)} < 0.06,
  case when ${u(4)} < 0.002 then 0 when female then 2 else 1 end,
  case when ${u(33)} >= 0.003 then birth end,
  case when ${u(5)} < 0.5 then case when ${u(6)} < 0.02 then 2 else 1 end end,
  case when ${u(7)} < 0.9 then least(3, ${within(8, 3)}) end,
  case when paired then 1 + (i % 2) end,
  ${division(9, 0.82)}, ${division(12, 0.93)},
  case when ${u(15)} < 0.03 then 1 << ${within(16, 3)} else 0 end,
  ${since(17)}, ${permit(19)},
  case when paired and ${u(21)} < 0.95 then least(date '${today}' + 60, greatest(birth + 7300, date '${today}' - ${within(22, 9000)})) end,
  case when female and age between 20 and 42 and ${u(3)} < 0.06 and ${u(23)} < 0.97 then date '${today}' - ${within(24, 285)} end,
  case when paired and ${u(25)} < 0.06 then date '${today}' + ${within(26, 500)} - 120 end,
  case when female and age > 34 and ${u(27)} < 0.4 then date '${today}' - ${within(28, 2200)} end,
  case when paired then case when female then 1 else 2 end end,
  case when paired then birth + ${within(70, 3000)} - 1500 end,
  case when paired then ${division(71, 0.8)} end, case when paired then ${division(74, 0.9)} end,
  case when paired then ${since(77)} end, case when paired then ${permit(79)} end,
  case when paired then ${u(31)} < 0.2 end,
  420506000000 + ${within(32, 200)} * 1000,
  case when paired then i / 2 end,
  ${bits(40)}, ${bits(50)},
  case when ${u(81)} < 0.02 then 1::bigint << ${within(82, 12)} else 0 end,
  case when female and age between 18 and 45 and ${u(83)} < 0.08 then date '${today}' - ${within(84, 900)} end
from (
  select i, ${u(60)} < 0.5 as female, date '${today}' - ${within(61, 32000)} as birth,
    ${within(61, 32000)} / 365 as age, ${within(61, 32000)} > 8100 and ${u(62)} < 0.75 as paired
  from generate_series(1, ${count}) i
) person`
}

/** The register behind the facts. Names are not read by the pass: any bytes will do. */
const register = (today: string): string => `
insert into person (person_id, sex, birth_date, name_sealed, name_index, hukou_village, residence_village, residence_since,
  permit_until, moved_out_on, created_at, updated_at)
select person_id, sex, birth_date, '\\x00', int8send(person_id), hukou * 1000000::bigint, village, residence_since,
  permit_until, case when not resident then date '2026-01-01' end, '${today}', '${today}'
from person_fact;
insert into couple_member (person_id, couple_id, partner_id, home_person_id, married_on, source)
select f.person_id, f.couple_id, o.person_id, least(f.person_id, o.person_id), f.married_on, 'civil_affairs'
from person_fact f join person_fact o on o.couple_id = f.couple_id and o.person_id <> f.person_id;
analyze person;
analyze couple_member`

export interface BenchCity {
  readonly db: Db
  readonly client: Client
  readonly version: string
  /** Of the scratch database itself. */
  readonly url: string
  /** Puts the people into the tables from which the product itself makes the facts. */
  register(): Promise<void>
  close(): Promise<void>
}

const settings = '-c jit=off -c max_parallel_workers_per_gather=0 -c work_mem=256MB -c synchronous_commit=on'

export async function openCity(
  url: string,
  count: number,
  today: string,
  database = 'yunyutong_bench_eligibility',
): Promise<BenchCity> {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  await admin.query(`drop database if exists ${database}`)
  await admin.query(`create database ${database}`)
  const scratch = new URL(url)
  scratch.pathname = `/${database}`
  const options = `${settings} -c search_path=${schemaName} -c timezone=UTC`
  const config = { connectionString: scratch.href, types: rowTypes, options }
  const pool = new Pool({ ...config, max: 1 })
  const db = createDb(pool)
  await migrate(db, path.resolve(__dirname, '../../cloudfunctions/database/migrations'))
  const client = new Client(config)
  await client.connect()
  await client.query(people(count, today))
  await client.query(`
    create table entitlement_row (person_id bigint, ordinal smallint, opened_on date not null, closed_on date, primary key (ordinal, person_id));
    create table closure_mask (person_id bigint primary key, eligible bigint not null) with (fillfactor = 85);
    create table closure_event (person_id bigint, occurred_on date, opened bigint not null, closed bigint not null)`)
  await client.query('vacuum analyze')
  const { rows } = await client.query<{ version: string }>('select version()')
  return {
    db,
    client,
    version: (rows[0]?.version ?? '').split(',')[0] ?? '',
    url: scratch.href,
    async register() {
      await client.query(register(today))
    },
    async close() {
      await client.end()
      await pool.end()
      await admin.query(`drop database ${database}`)
      await admin.end()
    },
  }
}
