/** A person's children as the newborn record has them: whom a resident may ask and claim for besides herself. */
import type { OwnChild } from '../../types/eligibility'
import type { LocalDate, PersonId } from '../../types/schema'
import { sql, type Query } from '../database/sql'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { maskName } from './name'
import { childAgeWords } from './rules/child-age-words'
import { openName } from './sealed'

/**
 * A condition over `newborn n`: the mother; or her husband by the civil register, married before the birth, once the two
 * confirmed each other in the app. Nobody else online: another guardian comes to the counter with the papers.
 */
export const guardedBy = (me: PersonId): Query => sql`
  (n.mother_id = ${me}::bigint or exists (
    select 1 from couple_member g
    where g.person_id = ${me}::bigint and g.partner_id = n.mother_id and g.ended_on is null and g.confirmed_at is not null
      and g.source = 'civil_affairs' and g.married_on <= n.born_at::date))`

/** A subsidy may be asked for in the calendar year of the third birthday, and no longer. */
const firstShown = (day: LocalDate): string => `${Number(day.slice(0, 4)) - 3}-01-01`

export interface ChildRow {
  readonly id: PersonId
  /** base64: it travels inside JSON. */
  readonly name: string
  readonly born: LocalDate
}

/** A JSON array of `ChildRow`, youngest first: part of a larger statement, so that it costs no round trip of its own. */
export const childrenJson = (me: PersonId, day: LocalDate): Query => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('id', n.person_id::text, 'name', encode(p.name_sealed, 'base64'), 'born', n.born_at::date)
                     order by n.born_at desc, n.person_id)
    from newborn n join person p on p.person_id = n.person_id
    where ${guardedBy(me)} and p.died_on is null and n.born_at >= ${firstShown(day)}::date), '[]'::jsonb)`

export const shownChild = ({ vault, clock }: Pick<Services, 'vault' | 'clock'>, row: ChildRow): OwnChild => ({
  child: row.id,
  name: maskName(openName(vault, row.id, Buffer.from(row.name, 'base64'))),
  age: childAgeWords(row.born, today(clock)),
})

export async function childrenOf(services: Services, me: PersonId): Promise<readonly OwnChild[]> {
  const { children } = await services.db.one<{ children: ChildRow[] }>(
    sql`select ${childrenJson(me, today(services.clock))} as children`,
  )
  return children.map(row => shownChild(services, row))
}

export const mayActFor = async (
  { db }: Pick<Services, 'db'>,
  me: PersonId,
  child: PersonId,
): Promise<boolean> =>
  (await db.maybe(sql`select 1 from newborn n where n.person_id = ${child} and ${guardedBy(me)}`)) !==
  undefined
