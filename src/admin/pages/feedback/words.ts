// The five answers, and where an answer came from, in words.
import type { Output } from '~types/contract'
import type { Answer } from '~types/feedback'

export const ANSWERS: Record<Answer, string> = {
  done_elsewhere: '已在外地做',
  not_now: '暂时不需要',
  inconvenient: '不方便',
  wrong_data: '信息有误',
  call_me: '想电话联系',
}
export const SOURCES: Record<Output<'feedback.list'>['items'][number]['source'], string> = {
  resident: '本人',
  phone: '电话',
  visit: '访视',
}
