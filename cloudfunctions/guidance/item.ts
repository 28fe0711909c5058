/** lists.item: one line in full, logged; a clerk opens those of her institution. */
import { ServiceError } from '../../types/errors'
import type { GuidanceEvent } from '../../types/lists'
import type { City } from '../../catalog/city'
import { ageOn } from '../eligibility/rules/calendar'
import { factsOf } from '../eligibility/rules/facts'
import type { Programme } from '../eligibility/rules/programme'
import { openName } from '../people/sealed'
import { today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Context, Handler } from '../service/context'
import { eventsOf } from './queries/events'
import { capableInstitutions } from './queries/people'
import { guardianOf, phoneOf } from './reach'
import { refOf, type LineKey } from './reference'
import { ownerOf } from './rows'
import { covering } from './rules/owner'
import { tellable } from './rules/reason'
import { lineOf, programmesByCode, workersOf } from './sight'

/** What an institution must be able to do for a programme; null when any may. */
export const capabilityFor = (city: City, programme: Programme | undefined): string | null =>
  city.services.find(({ code }) => code === programme?.service)?.capability ?? null

export const notePlace = (key: LineKey, eventId: string): string =>
  `guidance_event.note:${refOf(key)}:${eventId}`

async function historyOf({ db, vault }: Context, key: LineKey): Promise<GuidanceEvent[]> {
  return (await eventsOf(db, key)).map(row => ({
    at: row.at,
    kind: row.kind,
    outcome: row.outcome,
    institution: row.institution,
    owner: row.owner,
    note: row.note_sealed === null ? null : vault.open(row.note_sealed, notePlace(key, row.event_id)),
    by: row.by ?? '',
  }))
}

export const item: Handler<'lists.item'> = async (context, { ref }) => {
  const { db, vault, clock, city, caller } = context
  const line = await lineOf(context, ref)
  const personId = line.person_id
  const guardian = guardianOf(vault, line)
  for (const id of guardian === null ? [personId] : [personId, guardian.id])
    await audit(context, id, 'lists.item', line.programme)
  const day = today(clock)
  const programme = (await programmesByCode(context)).get(line.programme)
  if (programme === undefined) throw new ServiceError('NOT_FOUND')
  const workers = await workersOf(context)
  const clerk = caller.role === 'clerk'
  const standing = line.ended_on === null
  const owner = ownerOf(workers, line)
  const mayTake = workers.filter(worker =>
    caller.role === 'manager' ? covering(worker, line.line_region) : worker.accountKey === caller.accountKey,
  )
  return {
    ref,
    programme: line.programme,
    title: programme.title,
    name: openName(vault, personId, line.name_sealed),
    phone: phoneOf(vault, line),
    guardian: guardian?.name ?? null,
    age: line.born_on === null ? null : ageOn(line.born_on, day),
    village: line.village_name ?? '',
    since: line.opened_on,
    dueOn: line.due_on,
    overdue: standing && line.due_on < day,
    state: line.state,
    standing,
    owner: owner?.name ?? null,
    institution: line.institution,
    clauses: line.known ? [...tellable(programme, factsOf(line), day)] : [],
    message: line.message,
    answer: line.answer,
    history: await historyOf(context, line),
    institutions: clerk
      ? []
      : (await capableInstitutions(db, capabilityFor(city, programme))).map(row => ({
          institutionId: row.institution_id,
          name: row.name,
        })),
    workers: clerk
      ? []
      : mayTake
          .filter(worker => worker.accountKey !== line.owner)
          .map(({ login, name }) => ({ worker: login, name })),
  }
}
