// Where an application for a subsidy is, and why it was refused.
import type { OwnApplication, SubsidyRefusal, SubsidyState } from '~types/subsidies'

export const SUBSIDY_STATES: Record<SubsidyState, string> = {
  submitted: '审核中',
  returned: '请补充材料',
  reviewed: '审核通过,等待决定',
  approved: '已批准,等待发放',
  paid: '已发放',
  refused: '未通过',
  appealed: '复核中',
  withdrawn: '已撤回',
}
export const SUBSIDY_REFUSALS: Record<SubsidyRefusal, string> = {
  not_certified_then: '当日没有认定记录',
  too_late: '超过申请期限',
  not_local: '不属于本地申请范围',
  papers_differ: '材料与登记不一致',
  other: '其他原因',
}

/** What was said at a step: the reason, the missing papers, the words. */
export const stepNote = ({ reason, papers, words }: OwnApplication['steps'][number]): string =>
  [reason === null ? '' : SUBSIDY_REFUSALS[reason], papers.join('、'), words ?? '']
    .filter(text => text !== '')
    .join('。')
