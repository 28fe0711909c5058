/**
 * Every kind of condition as a card on the draft form: what it is called, what is filled in, what it starts with. The type
 * asks for each atom of the rule language and for each of its fields, so that a new one cannot be forgotten here.
 */
import type { FormField } from '../../../types/policy'
import type { Atom } from '../../eligibility/rules/atoms/bind'
import {
  evidenceOptions,
  factOptions,
  hardshipOptions,
  motherOptions,
  residenceOptions,
  screeningOptions,
} from './options'

export interface FieldSpec {
  readonly label: string
  readonly kind: FormField['kind']
  readonly optional?: true
  readonly hint?: string
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

type Own<A> = Exclude<keyof A, 'is' | 'refusal'>
interface Kind<A> {
  readonly title: string
  readonly group: string
  readonly fields: { readonly [N in Own<A>]-?: FieldSpec }
  readonly initial: Pick<A, Own<A>>
}
type Kinds = { readonly [K in Atom['is']]: Kind<Extract<Atom, { is: K }>> }

const people = '身份与居住'
const ages = '性别与年龄'
const union = '婚姻与伴侣'
const pregnancy = '孕期'
const child = '子女'
const paper = '认定与材料'
const use = '使用情况'

const least = (label: string, kind: FormField['kind']): FieldSpec => ({ label, kind, optional: true })
const window = (anchor: string) =>
  ({
    fromDays: { label: '最早', kind: 'days', hint: `${anchor}之后第几天;之前填负数` },
    toDays: { label: '最晚', kind: 'days', hint: `${anchor}之后第几天;之前填负数` },
  }) as const satisfies Record<string, FieldSpec>
const otherProgramme = {
  of: { label: '哪个项目', kind: 'programme', optional: true, hint: '不选就是本项目' },
} as const satisfies Record<string, FieldSpec>

export const conditionKinds: Kinds = {
  alive: { title: '档案状态正常', group: people, fields: {}, initial: {} },
  resident: { title: '未迁出本地', group: people, fields: {}, initial: {} },
  residence: {
    title: '户籍与居住',
    group: people,
    fields: { mode: { label: '要求', kind: 'choice', options: residenceOptions } },
    initial: { mode: 'HUKOU_OR_PERMIT_ONE' },
  },
  motherResidence: {
    title: '母亲的户籍与居住',
    group: people,
    fields: { mode: { label: '要求', kind: 'choice', options: motherOptions } },
    initial: { mode: 'CHANGZHU' },
  },
  district: {
    title: '居住在指定区域',
    group: people,
    fields: {
      anyOf: { label: '区域', kind: 'choices' },
      name: { label: '区域名称', kind: 'text', hint: '居民看到的名称,如「主城区」' },
    },
    initial: { anyOf: [], name: '' },
  },
  sex: {
    title: '性别',
    group: ages,
    fields: {
      sex: {
        label: '性别',
        kind: 'choice',
        options: [
          { value: 'female', label: '女' },
          { value: 'male', label: '男' },
        ],
      },
    },
    initial: { sex: 'female' },
  },
  age: {
    title: '年龄',
    group: ages,
    fields: {
      on: {
        label: '按哪一天',
        kind: 'choice',
        options: [
          { value: 'today', label: '办理当天' },
          { value: 'edd', label: '预产期' },
          { value: 'marriage', label: '结婚登记日' },
        ],
      },
      min: least('满(周岁)', 'number'),
      max: { ...least('不超过(周岁)', 'number'), hint: '含当岁,到下一个生日前一天' },
    },
    initial: { on: 'today', min: 18 },
  },
  marriageAge: { title: '双方达到法定婚龄', group: union, fields: {}, initial: {} },
  couple: { title: '有配偶或伴侣登记', group: union, fields: {}, initial: {} },
  partnerLinked: { title: '双方已互相确认', group: union, fields: {}, initial: {} },
  married: {
    title: '结婚登记时间',
    group: union,
    fields: window('结婚登记'),
    initial: { fromDays: -90, toDays: 183 },
  },
  plansPregnancy: {
    title: '计划怀孕时间',
    group: pregnancy,
    fields: window('计划怀孕日'),
    initial: { fromDays: -183, toDays: 183 },
  },
  pregnant: { title: '正在孕期', group: pregnancy, fields: {}, initial: {} },
  pregnancyEnded: {
    title: '孕期结束不久',
    group: pregnancy,
    fields: { withinDays: { label: '多少天内', kind: 'number', hint: '从孕期结束或孩子出生那天算起' } },
    initial: { withinDays: 365 },
  },
  gestationalAge: {
    title: '孕周',
    group: pregnancy,
    fields: { fromDays: least('最早', 'weeks'), toDays: least('最晚', 'weeks') },
    initial: { fromDays: 84, toDays: 160 },
  },
  fetuses: {
    title: '胎儿数',
    group: pregnancy,
    fields: { min: least('不少于', 'number'), max: least('不多于', 'number') },
    initial: { max: 1 },
  },
  children: {
    title: '子女数',
    group: child,
    fields: { min: least('不少于', 'number'), max: least('不多于', 'number') },
    initial: { min: 1 },
  },
  childAge: {
    title: '孩子的年龄',
    group: child,
    fields: {
      from: { ...least('满', 'age'), hint: '如 6h(小时) 3d(天) 1m(月) 3y(岁)' },
      to: { ...least('不超过', 'age'), hint: '含最后一天' },
    },
    initial: { from: '0d', to: '3y' },
  },
  hardship: {
    title: '已认定的帮扶类别',
    group: paper,
    fields: { anyOf: { label: '其中之一', kind: 'choices', options: hardshipOptions } },
    initial: { anyOf: ['lowIncome'] },
  },
  evidence: {
    title: '已核验的材料',
    group: paper,
    fields: {
      anyOf: { label: '其中之一', kind: 'choices', options: evidenceOptions },
      title: { label: '材料名称', kind: 'text', hint: '缺少时请居民携带的材料' },
    },
    initial: { anyOf: ['residence_proof'], title: '居住证明' },
  },
  known: {
    title: '已登记信息',
    group: paper,
    fields: { fact: { label: '哪一项', kind: 'choice', options: factOptions } },
    initial: { fact: 'datingLmp' },
  },
  screening: {
    title: '筛查结果',
    group: paper,
    fields: {
      kind: { label: '哪项筛查', kind: 'choice', options: screeningOptions },
      result: {
        label: '结果',
        kind: 'choice',
        options: [
          { value: 'negative', label: '通过' },
          { value: 'positive', label: '需要进一步检查' },
        ],
      },
    },
    initial: { kind: 'hearing', result: 'positive' },
  },
  lastScreen: {
    title: '距上次检查',
    group: use,
    fields: {
      yearsAgo: { label: '满几年', kind: 'number' },
      never: {
        label: '没有记录时',
        kind: 'choice',
        options: [
          { value: 'met', label: '视为没有做过' },
          { value: 'unknown', label: '转人工核对' },
        ],
      },
    },
    initial: { yearsAgo: 3, never: 'met' },
  },
  unused: { title: '没有使用过', group: use, fields: otherProgramme, initial: {} },
  unheld: { title: '手中没有券', group: use, fields: otherProgramme, initial: {} },
}
