/** From what was asked to what is looked for; the division of the caller always holds besides. */
import type { ListFilters } from '../../types/lists'
import { addDays } from '../eligibility/rules/calendar'
import { nameIndex, numberIndexes } from '../people/sealed'
import { today } from '../platform/clock'
import { rangeOf } from '../reminders/tasks'
import type { Context, StaffCaller } from '../service/context'
import type { LineFilter } from './queries/lines'
import { peopleByIndex } from './queries/people'
import { defaultArea } from './rules/owner'
import { sightOf, workersOf } from './sight'

/** Due before this many days from today; 0: overdue. */
const dueDays = { overdue: 0, week: 8, month: 31 } as const

export async function filterOf(context: Context<StaffCaller>, asked: ListFilters): Promise<LineFilter> {
  const { db, vault, clock, city, caller } = context
  const area = asked.worker === 'mine' ? defaultArea(await workersOf(context), caller.accountKey) : null
  return {
    ...(await sightOf(context)),
    programme: asked.programme ?? null,
    within: asked.region === undefined ? null : rangeOf({ region: asked.region }, city.code),
    institution: asked.institution ?? null,
    mine: asked.worker === 'mine' ? { area: area?.range ?? null, without: area?.without ?? [] } : null,
    state: asked.state ?? null,
    dueBefore: asked.due === undefined ? null : addDays(today(clock), dueDays[asked.due]),
    today: today(clock),
    people: asked.search
      ? await peopleByIndex(db, {
          name: nameIndex(vault, asked.search),
          numbers: numberIndexes(vault, asked.search),
        })
      : null,
  }
}
