/** Children under three of the demo: whose they are, when they were born to the minute, what a first screening said. */
import { sql } from '../cloudfunctions/database/sql'
import { factsChanged } from '../cloudfunctions/eligibility/changed'
import { addYears } from '../cloudfunctions/eligibility/rules/calendar'
import type { FeedFile } from '../cloudfunctions/people/import/feed'
import { numberIndex } from '../cloudfunctions/people/sealed'
import { today } from '../cloudfunctions/platform/clock'
import type { Services } from '../cloudfunctions/service/context'
import type { PersonId } from '../types/schema'
import { registerRows } from './population'

async function personOf({ db, vault }: Services, number: string): Promise<PersonId | null> {
  const row = await db.maybe<{ person_id: PersonId }>(
    sql`select person_id from identifier where number_index = ${numberIndex(vault, 'resident_id', number)}`,
  )
  return row?.person_id ?? null
}

/** The register names no mothers; in a household with one grown woman besides the grandmother it is she. @returns children */
export async function seedNewborns(services: Services, files: readonly FeedFile[]): Promise<number> {
  const { db, clock, ids } = services
  const rows = registerRows(files)
  const since = addYears(today(clock), -3)
  const children: PersonId[] = []
  for (const [i, child] of rows.filter(row => row.出生日期 > since).entries()) {
    const mother = rows.find(
      row => row.户号 === child.户号 && row.性别 === '女' && row.出生日期 < '2008' && row.出生日期 > '1976',
    )
    const [childId, motherId] = await Promise.all([
      personOf(services, child.公民身份号码),
      mother === undefined ? null : personOf(services, mother.公民身份号码),
    ])
    if (childId === null || motherId === null) continue
    const minute = `${child.出生日期} ${String(6 + (i % 16)).padStart(2, '0')}:${String((i * 7) % 60).padStart(2, '0')}`
    await db.run(sql`
      insert into newborn (person_id, mother_id, born_at, source, recorded_at)
      values (${childId}, ${motherId}, ${minute}, 'register', ${clock.now()}) on conflict do nothing`)
    children.push(childId)
  }
  // The youngest of whom a heart screening can be known: it found something to look at again.
  const screened = await db.maybe<{ person_id: PersonId }>(sql`
    select person_id from newborn where born_at < ${today(clock)}::date - interval '1 day' order by born_at desc limit 1`)
  if (screened)
    await db.run(sql`
      insert into screening (person_id, screening_id, kind, done_on, result, recorded_at)
      values (${screened.person_id}, ${ids.next()}, 'chd', ${today(clock)}, 'positive', ${clock.now()})`)
  await factsChanged(services, children)
  return children.length
}
