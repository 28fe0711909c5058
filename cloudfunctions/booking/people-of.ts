/** Who an appointment is for: the one who booked, and the partner who comes along. */
import type { PersonId } from '../../types/schema'

interface People {
  readonly person_id: PersonId
  readonly partner_id: PersonId | null
}

export const peopleOf = ({ person_id, partner_id }: People): readonly PersonId[] =>
  partner_id === null ? [person_id] : [person_id, partner_id]

/** The other of the two as one of them sees it. */
export const otherOf = ({ person_id, partner_id }: People, me: PersonId): PersonId | null =>
  person_id === me ? partner_id : person_id
