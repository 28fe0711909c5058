/** What a result says, at rest sealed; and the services of which there are results. */
import { examItems, examServices, type ExamItem } from '../../catalog/exam-items'
import {
  examValue,
  medicalOpinion,
  type ExamValue,
  type MedicalOpinion,
  type ResultId,
} from '../../types/results'
import type { LocalDate } from '../../types/schema'
import { z } from '../../types/schema'
import { publishedProgrammes } from '../catalogue/programmes'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import type { Pays } from './queries/examined'

export interface Content {
  readonly items: readonly ExamValue[]
  readonly opinion: MedicalOpinion
  readonly advice: string
}
const said = z.object({ opinion: medicalOpinion, advice: z.string() })
const values = z.array(examValue)

export const sealContent = ({ vault }: Pick<Services, 'vault'>, id: ResultId, content: Content) => ({
  itemsSealed: vault.seal(JSON.stringify(content.items), `exam_result.items:${id}`),
  opinionSealed: vault.seal(
    JSON.stringify({ opinion: content.opinion, advice: content.advice }),
    `exam_result.opinion:${id}`,
  ),
})

export const openContent = (
  { vault }: Pick<Services, 'vault'>,
  row: { readonly result_id: ResultId; readonly items_sealed: Buffer; readonly opinion_sealed: Buffer },
): Content => ({
  items: z.parse(values, JSON.parse(vault.open(row.items_sealed, `exam_result.items:${row.result_id}`))),
  ...z.parse(said, JSON.parse(vault.open(row.opinion_sealed, `exam_result.opinion:${row.result_id}`))),
})

/** Those of a man or a woman, in their order. */
export const itemsFor = (sex: number): readonly ExamItem[] =>
  examItems.filter(item => item.sex === undefined || item.sex === sex)

export async function examPays(
  services: Pick<Services, 'db' | 'clock' | 'city' | 'catalogue'>,
): Promise<readonly Pays[]> {
  const paid = (await publishedProgrammes(services)).flatMap(({ code, service }) =>
    service !== undefined && examServices.includes(service) ? [{ programme: code, service }] : [],
  )
  return [...new Map(paid.map(pay => [`${pay.programme} ${pay.service}`, pay])).values()]
}

/** A result is waited for so long, and shown as being made so long. */
const days = 90
/** Domain H56. */
export const lateDays = 28
export const firstDay = ({ clock }: Pick<Services, 'clock'>): LocalDate => addDays(today(clock), -days)
