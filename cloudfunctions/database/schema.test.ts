import { openTestDb, type TestDb } from '../../test/database/open'
import { sql } from './sql'
import { tableTypes } from '../../config/table-types'
import { readFileSync } from 'node:fs'
import path from 'node:path'

let database: TestDb
beforeAll(async () => {
  database = await openTestDb()
})
afterAll(() => database.close())

interface TableRow {
  name: string
  comment: string | null
}
interface KeyRow {
  table_name: string
  kind: 'p' | 'u' | 'f'
  name: string
  columns: string[]
  referenced: string | null
}

const tables = () =>
  database.db.many<TableRow>(sql`
    select c.relname as name, obj_description(c.oid) as comment from pg_class c
    where c.relnamespace = 'yunyutong'::regnamespace and c.relkind = 'r' order by 1`)

/** Primary keys, unique constraints, unique indexes and foreign keys, with their columns. */
const keys = () =>
  database.db.many<KeyRow>(sql`
    select c.conrelid::regclass::text as table_name, c.contype::text as kind, c.conname as name, c.confrelid::regclass::text as referenced,
           array(select a.attname::text from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k) as columns
    from pg_constraint c where c.connamespace = 'yunyutong'::regnamespace and c.contype in ('p', 'u', 'f')
    union all
    select i.indrelid::regclass::text, 'u', i.indexrelid::regclass::text, null,
           array(select a.attname::text from unnest(i.indkey::int2[]) k join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k)
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'yunyutong'::regnamespace and i.indisunique and not i.indisprimary
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`)

const distribution = (comment: string | null): string | null =>
  /\[(?:dist: (\w+)|reference)\]$/.exec(comment ?? '')?.[1] ?? null
const plain = (name: string): string => name.replace(/^yunyutong\./, '')

test('every table says what it is and how it is distributed', async () => {
  const rows = await tables()
  expect(rows.length).toBeGreaterThan(25)
  expect(rows.filter(row => !/\[(dist: \w+|reference)\]$/.test(row.comment ?? ''))).toEqual([])
})

test('every primary, unique and foreign key of a distributed table contains its distribution column', async () => {
  const columnOf = new Map((await tables()).map(row => [row.name, distribution(row.comment)]))
  const offenders = (await keys()).filter(key => {
    const column = columnOf.get(plain(key.table_name))
    if (!column) return false
    const toReference = key.kind === 'f' && columnOf.get(plain(key.referenced ?? '')) === null
    return !toReference && !key.columns.includes(column)
  })
  expect(offenders).toEqual([])
})

test('no row trigger and no sequence: rules are constraints, ids come from the application', async () => {
  expect(
    await database.db.many(
      sql`select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'yunyutong'::regnamespace and not t.tgisinternal`,
    ),
  ).toEqual([])
  expect(
    await database.db.many(
      sql`select relname from pg_class where relnamespace = 'yunyutong'::regnamespace and relkind = 'S'`,
    ),
  ).toEqual([])
})

const refused = (statement: ReturnType<typeof sql>) => expect(database.db.run(statement)).rejects.toThrow

test('the database itself refuses what must never be', async () => {
  const { db } = database
  const at = '2026-11-23T02:00:00.000Z'
  await db.script(`
    insert into slot values (1, 10, 'premarital_check', '2026-12-01', '08:00', '09:00', 2, 2);
    insert into quota values ('V_PREMARITAL', '2026', 420506, 5, 5);
    insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by, claimed_at, valid_from, valid_until, quota_period, quota_region)
      values (1, 1, 'V_PREMARITAL', 1, 'couple:1', 'claimed', 'a', 'b', 1, '${at}', '2026-11-23', '2027-01-01', '2026', 420506);
    insert into pregnancy (person_id, pregnancy_id, state, dating_method, source, created_at) values (1, 1, 'ongoing', 'UNDATED', 'self', '${at}');
    insert into reminder values (1, 1, 'PG_NT', 1, 1, '2026-12-01', '2026-12-20', '2026-12-01', 'planned', null, 'pregnancy');
    insert into couple_member (person_id, couple_id, partner_id, home_person_id, source) values (1, 1, 2, 1, 'desk');
    insert into attendance values (1, 1, 1, 'premarital_check', 'booked');
    insert into subscription_credit values (1, 'stage', 1, 1);
    insert into message (person_id, message_id, dedupe_key, kind, template, params, urgency, last_day, state, send_at) values (1, 1, 'x', 'service', 't', '{}', 'U2', '2026-12-01', 'queued', '${at}')`)
  await refused(sql`update slot set booked = booked + 1 where slot_id = 10`)('slot_not_oversold')
  await refused(sql`update quota set used = used + 1`)('quota_not_exceeded')
  await refused(sql`
    insert into voucher (person_id, voucher_id, programme, programme_version, subject, partner_id, state, code_index, code_sealed, claimed_by, claimed_at, valid_from, valid_until, quota_period, quota_region)
    select person_id, 2, programme, programme_version, subject, partner_id, state, code_index, code_sealed, claimed_by, claimed_at, valid_from, valid_until, quota_period, quota_region from voucher`)(
    'voucher_one_active',
  )
  await refused(sql`update voucher set state = 'redeemed'`)('voucher_check')
  await refused(
    sql`insert into pregnancy (person_id, pregnancy_id, state, dating_method, source, created_at) values (1, 2, 'ongoing', 'UNDATED', 'self', ${at})`,
  )('pregnancy_one_ongoing')
  await refused(
    sql`insert into reminder values (1, 1, 'PG_NT', 1, 1, '2026-12-01', '2026-12-20', '2026-12-02', 'planned', null, 'pregnancy')`,
  )('reminder_pkey')
  await refused(
    sql`insert into couple_member (person_id, couple_id, partner_id, home_person_id, source) values (1, 2, 3, 1, 'desk')`,
  )('couple_member_one_open')
  await refused(sql`insert into attendance values (1, 2, 2, 'premarital_check', 'booked')`)(
    'attendance_one_open',
  )
  await refused(sql`update subscription_credit set used = used + 1`)('credit_not_overdrawn')
  await refused(
    sql`insert into message (person_id, message_id, dedupe_key, kind, template, params, urgency, last_day, state, send_at) values (1, 2, 'x', 'service', 't', '{}', 'U2', '2026-12-01', 'queued', ${at})`,
  )('message_person_id_dedupe_key_key')
  await refused(sql`insert into import_batch values (1, 'f', 's', ${at}, 10, 1, 1, 1, 1, 1)`)(
    'import_batch_check',
  )
})

test('the generated table types are those of the migrated schema', async () => {
  expect(readFileSync(path.resolve(__dirname, 'tables.ts'), 'utf8')).toBe(await tableTypes(database.db))
})
