/** Whom a worker calls about a line: the person, or the mother of a small child. */
import type { PersonId } from '../../types/schema'
import type { Vault } from '../platform/vault'
import { openName, openPhone } from '../people/sealed'
import type { LineRow } from './queries/lines'

export interface Reached {
  readonly id: PersonId
  readonly name: string
}

export const guardianOf = (vault: Vault, line: LineRow): Reached | null =>
  line.guardian_id === null || line.guardian_name_sealed === null
    ? null
    : { id: line.guardian_id, name: openName(vault, line.guardian_id, line.guardian_name_sealed) }

/** Her own number if there is one: an adult's record never has a guardian. */
export function phoneOf(vault: Vault, line: LineRow): string | null {
  if (line.phone_sealed !== null) return openPhone(vault, line.person_id, line.phone_sealed)
  return line.guardian_id === null || line.guardian_phone_sealed === null
    ? null
    : openPhone(vault, line.guardian_id, line.guardian_phone_sealed)
}
