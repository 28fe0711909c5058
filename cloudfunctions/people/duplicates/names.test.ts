/** Two offices give one number two names: found by the import, held, decided by what the document shows. */
import { csvOf, importFile } from '../../../test/import-by-screen'
import { addPerson, type Added } from '../../../test/people'
import { createWorld, type World } from '../../../test/world'
import { sql } from '../../database/sql'
import { identityRoutes } from '../../identity/routes'
import { importRoutesWith } from '../import/routes'
import { openName } from '../sealed'
import { duplicateRoutes } from './routes'

let world: World
let manager: string
beforeEach(async () => {
  world = await createWorld({
    ...duplicateRoutes,
    ...identityRoutes,
    ...importRoutesWith({ sliceRows: 50, undoRecords: 50 }),
  })
  manager = await world.staff('manager')
})
afterEach(() => world.close())
const reason = '窗口核对证件原件'

async function held(): Promise<Added> {
  const her = await addPerson(world, { name: '程小满', birth: '1996-02-29' })
  const row = ['程小曼', her.number, '女', '1996-02-29', '01', '20', '420506001001', '420506001001', '']
  await importFile(world, manager, 'household_register', csvOf('household_register', [row]))
  return her
}
const verify = (her: Added, name: string, key: string) =>
  world.call('identity.verify', { name, docType: 'resident_id', number: her.number }, key)

test('the name on the document takes the place of the one on record, and she can sign in with it', async () => {
  const her = await held()
  const { items } = await world.ok('duplicates.names', {}, manager)
  expect(items).toMatchObject([{ personId: her.id, name: '程*满' }])
  expect(items[0]?.documents).toHaveLength(1)
  expect(JSON.stringify(items)).not.toContain(her.number)
  expect(
    await world.refused(
      'identity.verify',
      { name: '程小满', docType: 'resident_id', number: her.number },
      'wx-1',
    ),
  ).toBe('DUPLICATE_PERSON')

  const settled = { personId: her.id, name: '程小曼', reason }
  expect(await world.ok('duplicates.settleName', settled, manager)).toEqual({
    personId: her.id,
    renamed: true,
  })
  expect((await world.ok('duplicates.names', {}, manager)).items).toEqual([])
  expect(await world.refused('duplicates.settleName', settled, manager)).toBe('NOT_FOUND')
  expect((await verify(her, '程小满', 'wx-2')).ok).toBe(false)
  expect((await verify(her, '程小曼', 'wx-3')).ok).toBe(true)
  const { db, vault } = world.services
  const row = await db.one<{ before_sealed: Buffer; decision_id: string; renamed: boolean }>(
    sql`select before_sealed, decision_id, renamed from name_decision where person_id = ${her.id}`,
  )
  expect(row.renamed).toBe(true)
  expect(vault.open(row.before_sealed, `name_decision.before:${row.decision_id}`)).toBe('程小满')
  const trace = await db.many(
    sql`select 1 from audit where person_id = ${her.id} and action = 'duplicates.settleName'`,
  )
  expect(trace).toHaveLength(1)
})

test('the name on record stays when the document shows it, spaces and all', async () => {
  const her = await held()
  const answer = await world.ok(
    'duplicates.settleName',
    { personId: her.id, name: '程 小满', reason },
    manager,
  )
  expect(answer.renamed).toBe(false)
  const { db, vault } = world.services
  const row = await db.one<{ name_sealed: Buffer }>(
    sql`select name_sealed from person where person_id = ${her.id}`,
  )
  expect(openName(vault, her.id, row.name_sealed)).toBe('程小满')
  expect((await verify(her, '程小满', 'wx-1')).ok).toBe(true)
})

test('who is thought to be somebody else besides stays held for that', async () => {
  const her = await held()
  const other = await addPerson(world, { name: '程小满', birth: '1996-02-29' })
  await world.services.db.run(sql`
    insert into duplicate_pair (person_id, other_id, score, grounds, state, found_at)
    values (${her.id}, ${other.id}, 80, '{name}', 'open', ${world.clock.now()})`)
  await world.ok('duplicates.settleName', { personId: her.id, name: '程小满', reason }, manager)
  const { review_reason } = await world.services.db.one<{ review_reason: string }>(
    sql`select review_reason from person where person_id = ${her.id}`,
  )
  expect(review_reason).toBe('POSSIBLE_DUPLICATE')
})

test('only managers, and only of the place; a decision is never changed', async () => {
  const her = await held()
  const settled = { personId: her.id, name: '程小满', reason }
  const elsewhere = await world.staff('manager', { region: '420506009' })
  expect((await world.ok('duplicates.names', {}, elsewhere)).items).toEqual([])
  expect(await world.refused('duplicates.settleName', settled, elsewhere)).toBe('NOT_FOUND')
  for (const who of [await world.staff('health_worker'), await world.staff('clerk')])
    expect(await world.refused('duplicates.settleName', settled, who)).toBe('FORBIDDEN')
  const grants = await world.services.db.many(sql`
    select has_table_privilege('public', 'name_decision', 'update') or has_table_privilege('public', 'name_decision', 'delete') as may`)
  expect(grants).toEqual([{ may: false }])
})
