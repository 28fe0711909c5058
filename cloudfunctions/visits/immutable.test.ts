import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { openTestDb, type TestDb } from '../../test/database/open'
import { sql } from '../database/sql'

let database: TestDb
beforeAll(async () => {
  database = await openTestDb()
})
afterAll(() => database.close())

class RolledBack extends Error {}

/** As the owner of the tables that is no superuser, as in production; nothing of it stays. */
async function asOwner(statement: string): Promise<string> {
  let outcome = 'allowed'
  const role = `card_owner_${process.pid}`
  await database.db
    .tx(async tx => {
      await tx.script(`create role ${role}; grant usage, create on schema yunyutong to ${role};
        grant select on region to ${role};
        alter table visit_plan owner to ${role}; alter table visit_card owner to ${role};
        set local role ${role}`)
      await tx
        .tx(inner =>
          inner.script(`
            insert into visit_plan (person_id, visit_id, class, step, title, opens_on, due_on, region, state)
              values (1, 1, 3, 'interval', '访视', '2026-11-01', '2026-12-01', 420506001001, 'open');
            insert into visit_card (person_id, card_id, visit_id, class, title, due_on, visited_on, outcome, counselled, educated,
                                    contraceptives, region, account_key, archived_at, seal)
              values (1, 1, 1, 3, '访视', '2026-12-01', '2026-11-23', 'done', true, true, '[]', 420506001001, 'a',
                      '2026-11-23T02:00:00.000Z', 'x');
            ${statement}`),
        )
        .catch((error: unknown) => {
          outcome = String(error)
        })
      throw new RolledBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
    })
  return outcome
}

test('the owner of the tables may archive a card', async () => {
  expect(await asOwner('select 1 from visit_card')).toBe('allowed')
})

test.each(["update visit_card set outcome = 'refused'", 'delete from visit_card', 'truncate visit_card'])(
  'and may not: %s',
  async statement => {
    expect(await asOwner(statement)).toContain('permission denied for table visit_card')
  },
)

test('nobody has got the privilege to change a card', async () => {
  expect(
    await database.db.many(sql`
      select privilege_type from pg_class c cross join lateral aclexplode(c.relacl) a
      where c.oid = 'visit_card'::regclass and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`),
  ).toEqual([])
})

test('no statement of the product changes or removes a card', () => {
  const root = path.resolve(__dirname, '../..')
  const sources = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
      const full = path.join(folder, entry.name)
      if (entry.isDirectory()) return sources(full)
      return /(?<!\.test)\.ts$/.test(entry.name) ? [readFileSync(full, 'utf8')] : []
    })
  const all = [...sources(path.join(root, 'cloudfunctions')), ...sources(path.join(root, 'local'))]
  expect(
    all.filter(text => /\b(update|delete\s+from|truncate|merge\s+into)\s+visit_card\b/i.test(text)),
  ).toEqual([])
})
