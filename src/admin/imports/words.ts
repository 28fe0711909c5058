// What the states and outcomes of an import are called.
import type { Batch, FeedKind } from '~types/imports'

export const FEEDS: readonly { value: FeedKind; label: string; note: string }[] = [
  { value: 'household_register', label: '公安户籍', note: '姓名、公民身份号码、性别、户籍地和现居住地' },
  { value: 'civil_affairs_marriages', label: '民政婚姻登记', note: '登记日期、双方姓名和证件' },
  { value: 'clinic_antenatal', label: '医疗产前建册', note: '末次月经、预产期、建册机构' },
  { value: 'village_reports', label: '基层上报', note: '怀孕、迁出、认定等事项' },
]

export const STATES: Record<Batch['state'], string> = {
  uploading: '上传中',
  checking: '试运行中',
  checked: '待确认',
  importing: '导入中',
  done: '已导入',
  undoing: '撤销中',
  undone: '已撤销',
  discarded: '已放弃',
}
export const TONES: Record<Batch['state'], 'neutral' | 'info' | 'accent' | 'ok' | 'warn'> = {
  uploading: 'info',
  checking: 'info',
  checked: 'accent',
  importing: 'info',
  done: 'ok',
  undoing: 'warn',
  undone: 'neutral',
  discarded: 'neutral',
}

export const COUNTS = [
  ['read', '读入'],
  ['created', '新建'],
  ['merged', '合并'],
  ['unchanged', '不变'],
  ['refused', '拒绝'],
  ['review', '待核'],
] as const

export const OUTCOMES = { refused: '拒绝', review: '待核', warning: '提醒' } as const
export const OUTCOME_TONES = { refused: 'danger', review: 'warn', warning: 'info' } as const
