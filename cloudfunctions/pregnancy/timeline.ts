/** pregnancy.timeline: every stage with its window, from the dating alone; done where the records say so. */
import type { Stage } from '../../catalog/city'
import type { StageRow } from '../../types/pregnancy'
import type { ProgrammeCode } from '../../types/schema'
import { programmesInForce } from '../catalogue/programmes'
import { today } from '../platform/clock'
import { isDone } from '../reminders/rules/done'
import type { Handler, Services } from '../service/context'
import { pregnancySubject } from '../vouchers/rules/subject'
import { datingsOf, latestPregnancy, type DatingRow, type PregnancyRow } from './queries/pregnancies'
import { stageFacts } from './queries/stage-record'
import { timeline as rowsOf } from './rules/timeline'
import { viewOf } from './view'

export const timeline: Handler<'pregnancy.timeline'> = async context => {
  const { db, clock, caller } = context
  const day = today(clock)
  const row = await latestPregnancy(db, caller.personId)
  if (row === undefined) return { today: day, pregnancy: null, stages: [] }
  const datings = await datingsOf(db, caller.personId, row.pregnancy_id)
  return {
    today: day,
    pregnancy: viewOf(context, row, datings),
    stages: await stagesOf(context, row, datings),
  }
}

/** None for a pregnancy that is over or has no date. */
export async function stagesOf(
  services: Services,
  row: PregnancyRow,
  datings: readonly DatingRow[],
): Promise<StageRow[]> {
  const { db, clock, city } = services
  if (row.state !== 'ongoing' || row.edd === null) return []
  const day = today(clock)
  const facts = await stageFacts(db, row.person_id)
  const record = {
    bookletOn: row.booklet_on,
    scanned:
      row.dating_method === 'US_T1' ||
      row.dating_method === 'US_T2' ||
      datings.some(({ scan_on }) => scan_on !== null),
    vouchers: facts.vouchers.filter(({ subject }) => subject === pregnancySubject(row.pregnancy_id)),
    visits: facts.visits,
  }
  const programmes = await programmesInForce(services)
  return rowsOf({
    stages: city.stages,
    edd: row.edd,
    fetuses: row.fetuses,
    today: day,
    isDone: (stage, window) => isDone(stage, window, record, city.stages),
    programmeOf: (stage: Stage): ProgrammeCode | null =>
      programmes.find(({ code }) => code === stage.voucher)?.code ?? null,
  })
}
