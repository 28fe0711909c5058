// Words of a visit, its form and its card.
import type { Answer } from '~types/feedback'
import type { Contraception, FormItem, HandedOut, VisitOutcome, VisitRow } from '~types/visits'

export const OUTCOMES: Record<VisitOutcome, string> = {
  done: '已完成',
  refused: '不接受访视',
  not_home: '不在家',
  moved: '已迁走',
}
export const STATES: Record<VisitRow['state'], string> = { ...OUTCOMES, open: '待访视', missed: '超期未访' }
export const ITEMS: Record<FormItem, string> = {
  counselling: '生殖保健知识咨询',
  education: '优生优育科普',
  contraceptives: '免费避孕药具发放',
}
export const HANDED_OUT: Record<HandedOut, { label: string; unit: string }> = {
  pill: { label: '短效避孕药', unit: '板' },
  external: { label: '外用药', unit: '盒' },
  emergency_pill: { label: '速效药', unit: '板' },
  condom: { label: '避孕套', unit: '只' },
}
export const METHODS: Record<Contraception, string> = {
  none: '未避孕',
  pill: '短效避孕药',
  external: '外用药',
  condom: '避孕套',
  iud: '宫内节育器',
  implant: '皮下埋植',
  sterilised: '绝育手术',
  other: '其他',
}
export const ANSWERS: Record<Answer, string> = {
  done_elsewhere: '已在外地做',
  not_now: '暂时不需要',
  inconvenient: '不方便',
  wrong_data: '信息有误',
  call_me: '想电话联系',
}
