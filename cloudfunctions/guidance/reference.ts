/** The reference of a line: person, programme, day of opening. It grants nothing: whoever sends it is asked for the scope. */
import { guidanceRef, type GuidanceRef } from '../../types/lists'
import { localDate, personId, programmeCode, z } from '../../types/schema'
import type { LocalDate, PersonId, ProgrammeCode } from '../../types/schema'

export interface LineKey {
  readonly person_id: PersonId
  readonly programme: ProgrammeCode
  readonly opened_on: LocalDate
}

export const refOf = (line: LineKey): GuidanceRef =>
  z.parse(guidanceRef, `${line.person_id}.${line.programme}.${line.opened_on}`)

export function keyOf(ref: GuidanceRef): LineKey {
  const [person, programme, day] = ref.split('.')
  return {
    person_id: z.parse(personId, person),
    programme: z.parse(programmeCode, programme),
    opened_on: z.parse(localDate, day),
  }
}
