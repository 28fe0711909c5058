import { createWorld } from '../../test/world'
import { sql, rawSql } from '../database/sql'
import { runCityPass } from './city-pass'
import { entitledPage, countEntitled } from './queries/service-list'
import type { LocalDate } from '../../types/schema'
test('scale', async () => {
  const world = await createWorld({})
  const { db } = world.services
  await db.run(sql`insert into person (person_id, sex, birth_date, name_sealed, name_index, hukou_village, residence_village, created_at, updated_at)
   select i, 1 + i % 2, date '1950-01-01' + (i % 27000)::int, 'x', decode(md5(i::text),'hex'), 420506001001 + i % 5, 420506001001 + i % 5, now(), now() from generate_series(1, 300000) i`)
  await db.script('analyze')
  await runCityPass(world.services)
  await db.script('analyze')
  let t = Date.now()
  const out: string[] = []
  const lap = (what: string) => { out.push(what + ' ' + (Date.now() - t)); t = Date.now() }
  const args = { bit: 512n, scope: rawSql('true'), messagePrefix: 'service:V_CONTRA:', after: null, today: '2026-11-23' as LocalDate }
  await entitledPage(db, args); lap('page')
  const rows = await entitledPage(db, args); lap('page again')
  await entitledPage(db, { ...args, after: { since: rows[19]!.since, personId: rows[19]!.person_id } }); lap('page 2')
  out.push(String(await countEntitled(db, 512n, rawSql('true')))); lap('count')
  process.stdout.write(out.join('\n') + '\n')
  await world.close()
}, 300000)
