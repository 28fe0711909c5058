/** Why a message did not go, or not yet, in a manager's words. */
import type { StopReason } from './gate'

/** Also by the code of a provider. Why somebody is held is nobody's business here: a loss and a pause read the same. */
const words: Readonly<
  Record<StopReason | 'born' | 'loss' | 'resident' | 'staff' | 'complaint' | 'withdrawn', string>
> = {
  died: '登记已注销',
  moved: '已迁出',
  hold: '已停发',
  born: '已登记分娩',
  loss: '已停发',
  resident: '已停发',
  staff: '已停发',
  complaint: '已停发',
  human_only: '由专人联系',
  pregnancy_ended: '已停发',
  redated: '孕周已更正',
  past_term: '已转人工',
  snoozed: '按本人答复暂不提醒',
  done: '已办理或已预约',
  window_closed: '已过时间',
  cap: '已达每周条数',
  withdrawn: '预约已变更',
}
const codes: Readonly<Record<string, string>> = {
  '43101': '微信提醒次数已用完',
  '45009': '微信调用已达上限',
  '-1': '微信繁忙',
  no_channel: '没有可用渠道',
  not_configured: '没有可用渠道',
  in_doubt: '发送中断',
}

export function reasonInWords(reason: string): string {
  const known = Object.entries({ ...words, ...codes }).find(([code]) => code === reason)
  return known === undefined ? `渠道返回 ${reason}` : known[1]
}
