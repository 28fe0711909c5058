/** Lines as a list shows them: names and telephones masked, the owner named, the reason without what it may not tell. */
import type { GuidanceRow } from '../../types/lists'
import { ServiceError } from '../../types/errors'
import { localDate, personId, programmeCode, z } from '../../types/schema'
import { ageOn } from '../eligibility/rules/calendar'
import { factsOf } from '../eligibility/rules/facts'
import { maskName, maskPhone } from '../people/name'
import { openName } from '../people/sealed'
import { today } from '../platform/clock'
import type { Context, StaffCaller } from '../service/context'
import { decodeCursor } from '../service/page'
import type { LineRow } from './queries/lines'
import { guardianOf, phoneOf } from './reach'
import { refOf, type LineKey } from './reference'
import { defaultOwner, type Worker } from './rules/owner'
import { reasonOf } from './rules/reason'
import { programmesByCode, workersOf } from './sight'

export const ownerOf = (
  workers: readonly Worker[],
  line: Pick<LineRow, 'owner' | 'line_region'>,
): Worker | undefined =>
  workers.find(worker => worker.accountKey === line.owner) ?? defaultOwner(workers, line.line_region)

export async function rowsOf(
  context: Context<StaffCaller>,
  lines: readonly LineRow[],
): Promise<GuidanceRow[]> {
  const { vault, clock, caller } = context
  const day = today(clock)
  const workers = await workersOf(context)
  const programmes = await programmesByCode(context)
  return lines.map(line => {
    const programme = programmes.get(line.programme)
    const owner = ownerOf(workers, line)
    const phone = phoneOf(vault, line)
    const guardian = guardianOf(vault, line)
    return {
      ref: refOf(line),
      programme: line.programme,
      title: programme?.title ?? '',
      name: maskName(openName(vault, line.person_id, line.name_sealed)),
      age: line.born_on === null ? null : ageOn(line.born_on, day),
      village: line.village_name ?? '',
      phone: phone === null ? null : maskPhone(phone),
      guardian: guardian === null ? null : maskName(guardian.name),
      since: line.opened_on,
      dueOn: line.due_on,
      overdue: line.ended_on === null && line.due_on < day,
      owner: owner?.name ?? null,
      mine: owner?.accountKey === caller.accountKey,
      state: line.state,
      institution: line.institution,
      reason: programme !== undefined && line.known ? reasonOf(programme, factsOf(line), day) : '',
      message: line.message,
      answer: line.answer,
    }
  })
}

export const cursorOf = (line: LineKey & Pick<LineRow, 'due_on'>): readonly string[] => [
  line.due_on,
  line.person_id,
  line.programme,
  line.opened_on,
]

/** INVALID_INPUT for one that we did not make. */
export function afterOf(cursor: string | undefined): readonly string[] | null {
  const parts = decodeCursor(cursor, 4)
  if (parts === null) return null
  const kinds = [localDate, personId, programmeCode, localDate]
  if (!kinds.every((kind, i) => z.safeParse(kind, parts[i]).success))
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'cursor', text: '页码无效' }])
  return parts
}
