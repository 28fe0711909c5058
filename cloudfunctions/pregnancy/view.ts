/** A pregnancy as the contract shows it. */
import type { Pregnancy } from '../../types/pregnancy'
import type { PersonId } from '../../types/schema'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { datingsOf, latestPregnancy, type DatingRow, type PregnancyRow } from './queries/pregnancies'
import { gaDaysOn, gaText } from './rules/dating'

export async function presentPregnancy(services: Services, personId: PersonId): Promise<Pregnancy | null> {
  const row = await latestPregnancy(services.db, personId)
  return row === undefined
    ? null
    : viewOf(services, row, await datingsOf(services.db, personId, row.pregnancy_id))
}

export function viewOf(
  { clock }: Pick<Services, 'clock'>,
  row: PregnancyRow,
  datings: readonly DatingRow[],
): Pregnancy {
  const gaDays = row.state === 'ongoing' && row.edd !== null ? gaDaysOn(row.edd, today(clock)) : null
  return {
    pregnancyId: row.pregnancy_id,
    state: row.state,
    lmp: row.lmp,
    edd: row.edd,
    datingMethod: row.dating_method,
    datingVersion: row.dating_version,
    gaDays,
    ga: gaDays === null ? null : gaText(gaDays),
    fetuses: row.fetuses,
    outcome: row.outcome,
    outcomeOn: row.outcome_on,
    datings: datings.map(({ dating_version: version, method, edd, entered_by: by, at }) => ({
      version,
      method,
      edd,
      by,
      at,
    })),
  }
}
