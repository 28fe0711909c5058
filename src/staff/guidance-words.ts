// What the states, answers and steps of a service list are called on screens.
import type { Answer } from '~types/feedback'
import type { ContactOutcome, GuidanceEvent, GuidanceRow, GuidanceState } from '~types/lists'

export const STATES: Record<GuidanceState, string> = {
  open: '待联系',
  contacted: '已联系',
  handed_over: '已转介',
  accepted: '机构已接收',
  done: '已办理',
  declined: '暂不需要',
  unreachable: '联系不上',
  moved: '已迁走',
  closed: '不再符合',
}

export const OUTCOMES: Record<ContactOutcome, string> = {
  reached: '已联系',
  unreachable: '联系不上',
  declined: '暂不需要',
  moved: '已迁走',
}

export const MESSAGES: Record<NonNullable<GuidanceRow['message']>, string> = {
  queued: '待发送',
  sent: '已通知',
  failed: '未送达',
  outcome_unknown: '结果不明',
  suppressed: '不通知',
  phone_task: '转电话',
}

export const ANSWERS: Record<Answer, string> = {
  done_elsewhere: '已在外地做',
  not_now: '暂时不需要',
  inconvenient: '不方便',
  wrong_data: '信息有误',
  call_me: '想电话联系',
}

/** One step of the history in a line. */
export function stepWords({ kind, outcome, institution, owner }: GuidanceEvent): string {
  switch (kind) {
    case 'contact':
      return outcome === null ? '联系' : `联系:${OUTCOMES[outcome]}`
    case 'assignment':
      return `交给${owner ?? '工作人员'}`
    case 'hand_over':
      return `转介到${institution ?? '机构'}`
    case 'accept':
      return `${institution ?? '机构'}已接收`
    case 'return':
      return `${institution ?? '机构'}退回`
  }
}
