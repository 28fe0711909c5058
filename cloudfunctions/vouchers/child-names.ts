/** Masked names of the children among the people of some vouchers; asks nothing when there is none. */
import type { PersonId } from '../../types/schema'
import { maskedNames } from '../people/masked-names'
import type { Services } from '../service/context'
import type { VoucherRow } from './row'

export function childNames(
  services: Pick<Services, 'db' | 'vault'>,
  rows: readonly VoucherRow[],
): Promise<ReadonlyMap<PersonId, string>> {
  const ids = rows.filter(row => row.for_child).map(row => row.person_id)
  return ids.length === 0 ? Promise.resolve(new Map()) : maskedNames(services, ids)
}
