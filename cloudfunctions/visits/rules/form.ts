/** What a visit form may not say, in words for the worker. */
import type { LocalDate } from '../../../types/schema'
import type { VisitOutcome } from '../../../types/visits'
import { addDays } from '../../eligibility/rules/calendar'

/** What was done longer ago is no visit of this plan any more. */
const lateEntryDays = 30

export interface Filled {
  readonly visitedOn: LocalDate
  readonly outcome: VisitOutcome
  readonly counselled: boolean
  readonly educated: boolean
  readonly contraceptives: readonly { readonly kind: string }[]
  readonly reason?: string | undefined
}

export function faultsOf(form: Filled, today: LocalDate): { readonly path: string; readonly text: string }[] {
  const faults: { path: string; text: string }[] = []
  const { visitedOn, outcome, contraceptives } = form
  if (visitedOn > today) faults.push({ path: 'visitedOn', text: '访视日期不能晚于今天' })
  if (visitedOn < addDays(today, -lateEntryDays))
    faults.push({ path: 'visitedOn', text: `只能补录${lateEntryDays}天内的访视` })
  const served = form.counselled || form.educated || contraceptives.length > 0
  if (outcome === 'done' && !served) faults.push({ path: 'counselled', text: '请至少勾选一项已完成的内容' })
  if (outcome !== 'done' && served) faults.push({ path: 'outcome', text: '没有完成访视时不能勾选服务内容' })
  if (outcome === 'refused' && !form.reason) faults.push({ path: 'reason', text: '请写明不接受的原因' })
  if (new Set(contraceptives.map(({ kind }) => kind)).size !== contraceptives.length)
    faults.push({ path: 'contraceptives', text: '同一种药具请合并填写' })
  return faults
}
