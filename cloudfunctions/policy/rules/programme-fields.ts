/** The fields of a programme version on the draft form; conditions, warnings and examples have cards of their own. */
import type { Programme } from '../../eligibility/rules/programme'
import type { FieldSpec } from './condition-kinds'
import { refusalOptions } from './refusal-names'

/** Given by the system, or edited elsewhere on the form. */
type Apart = 'code' | 'ordinal' | 'version' | 'regionName' | 'rule' | 'warnings' | 'examples'

const text = (label: string, hint?: string): FieldSpec =>
  hint === undefined ? { label, kind: 'text' } : { label, kind: 'text', hint }
const texts = (label: string): FieldSpec => ({ label, kind: 'texts', hint: '每行一项' })

export const programmeFields: { readonly [N in Exclude<keyof Programme, Apart>]-?: FieldSpec } = {
  title: text('名称', '最多20个字'),
  summary: text('简介', '最多60个字,说明给谁、给什么'),
  region: { label: '适用区域', kind: 'choice' },
  subject: {
    label: '发放对象',
    kind: 'choice',
    options: [
      { value: 'person', label: '每人' },
      { value: 'couple', label: '每对伴侣' },
      { value: 'pregnancy', label: '每个孕次' },
    ],
  },
  every: {
    label: '多久可再领',
    kind: 'choice',
    optional: true,
    options: [
      { value: 'year', label: '每年' },
      { value: 'month', label: '每月' },
      { value: 'once', label: '只一次' },
    ],
  },
  effectiveFrom: { label: '生效日期', kind: 'date', hint: '最早从明天起' },
  effectiveTo: { label: '失效日期', kind: 'date', optional: true, hint: '不填则到下一版本生效为止' },
  window: text('办理时间', '居民看到的说法,如「孕12周至孕22周+6」'),
  guideDays: { label: '应在几天内提供', kind: 'number', optional: true },
  freeItems: texts('免费内容'),
  documents: texts('携带材料'),
  preparation: texts('事先准备'),
  next: text('下一步', '最多60个字'),
  source: text('政策依据', '文件名称和文号'),
  service: { label: '预约的服务', kind: 'choice', optional: true },
  voucherDays: { label: '券的有效天数', kind: 'number', optional: true, hint: '不填则不发券' },
  promised: {
    label: '已领取的券按领取当天的政策兑现',
    kind: 'flag',
    optional: true,
    hint: '关闭后,使用时按当天政策再核一次',
  },
  unitCost: { label: '每份成本(元)', kind: 'money', optional: true },
  refusalOrder: {
    label: '原因的先后',
    kind: 'order',
    hint: '同时有几个原因时,居民按这个先后看到;没有列出的排在后面',
    options: refusalOptions,
  },
}

export const sections: readonly {
  readonly title: string
  readonly fields: readonly (keyof typeof programmeFields)[]
}[] = [
  { title: '项目', fields: ['title', 'summary', 'region', 'subject', 'every', 'source'] },
  { title: '时间', fields: ['effectiveFrom', 'effectiveTo', 'window', 'guideDays'] },
  { title: '内容', fields: ['freeItems', 'documents', 'preparation', 'next'] },
  { title: '券与经费', fields: ['service', 'voucherDays', 'unitCost', 'promised'] },
]

/** What a resident is told who does not meet the conditions: on the form below them. */
export const telling = ['refusalOrder'] as const satisfies readonly (keyof typeof programmeFields)[]
