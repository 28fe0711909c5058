/** The births of a woman, as the contract shows them. */
import type { Births, BornChild } from '../../types/births'
import type { PersonId } from '../../types/schema'
import { addYears } from '../eligibility/rules/calendar'
import { maskName } from '../people/name'
import { openName } from '../people/sealed'
import { today } from '../platform/clock'
import { gaDaysOn, gaText } from '../pregnancy/rules/dating'
import { presentPregnancy } from '../pregnancy/view'
import type { Services } from '../service/context'
import { childrenSince, type ChildRow } from './queries/births'

const shownYears = 3

export async function birthsOf(services: Services, personId: PersonId): Promise<Births> {
  const { db, clock } = services
  const pregnancy = await presentPregnancy(services, personId)
  const children = await childrenSince(db, personId, addYears(today(clock), -shownYears))
  return {
    personId,
    ongoing: pregnancy?.state === 'ongoing' ? { ga: pregnancy.ga, fetuses: pregnancy.fetuses } : null,
    children: children.map(row => bornChild(services, row)),
  }
}

const bornChild = ({ vault }: Pick<Services, 'vault'>, row: ChildRow): BornChild => ({
  child: row.person_id,
  name: maskName(openName(vault, row.person_id, row.name_sealed)),
  sex: row.sex === 1 ? 'male' : row.sex === 2 ? 'female' : 'unknown',
  bornOn: row.born_on,
  bornAt: row.born_at,
  dischargedOn: row.discharged_on,
  ga: row.edd === null ? null : gaText(gaDaysOn(row.edd, row.born_on)),
  alive: row.died_on === null,
})
