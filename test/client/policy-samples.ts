// Invented answers of the policy room, complete and valid.
import type { Given } from './backend'

type Form = Given<'policy.form'>
type Field = Form['facts'][number]

const field = (name: string, label: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  name,
  label,
  kind,
  optional: false,
  hint: null,
  options: [],
  ...more,
})

export const form: Form = {
  conditions: [
    { is: 'alive', title: '档案状态正常', group: '身份与居住', fields: [], initial: {} },
    {
      is: 'residence',
      title: '户籍与居住',
      group: '身份与居住',
      fields: [
        field('mode', '要求', 'choice', {
          options: [
            { value: 'HUKOU_ONE', label: '一方为本地户籍' },
            { value: 'CHANGZHU', label: '本地常住' },
          ],
        }),
      ],
      initial: { mode: 'HUKOU_ONE' },
    },
    {
      is: 'gestationalAge',
      title: '孕周',
      group: '孕期',
      fields: [
        field('fromDays', '最早', 'weeks', { optional: true }),
        field('toDays', '最晚', 'weeks', { optional: true }),
      ],
      initial: { fromDays: 84, toDays: 160 },
    },
    {
      is: 'hardship',
      title: '已认定的帮扶类别',
      group: '认定与材料',
      fields: [
        field('anyOf', '其中之一', 'choices', {
          options: [
            { value: 'lowIncome', label: '低保' },
            { value: 'disabled', label: '残疾' },
          ],
        }),
      ],
      initial: { anyOf: ['lowIncome'] },
    },
    {
      is: 'childAge',
      title: '孩子的年龄',
      group: '子女',
      fields: [
        field('from', '满', 'age', { optional: true }),
        field('to', '未满', 'age', { optional: true }),
      ],
      initial: { from: '0d', to: '3y' },
    },
    {
      is: 'unused',
      title: '没有使用过',
      group: '使用情况',
      fields: [field('of', '哪个项目', 'programme', { optional: true })],
      initial: {},
    },
  ],
  sections: [
    {
      title: '项目',
      fields: [
        field('title', '名称', 'text', { hint: '最多20个字' }),
        field('every', '多久可再领', 'choice', {
          optional: true,
          options: [
            { value: 'year', label: '每年' },
            { value: 'month', label: '每月' },
          ],
        }),
      ],
    },
    { title: '时间', fields: [field('effectiveFrom', '生效日期', 'date')] },
    { title: '内容', fields: [field('freeItems', '免费内容', 'texts')] },
    {
      title: '券与经费',
      fields: [
        field('voucherDays', '券的有效天数', 'number', { optional: true }),
        field('unitCost', '每份成本(元)', 'money', { optional: true }),
        field('promised', '已领取的券按领取当天的政策兑现', 'flag', { optional: true }),
      ],
    },
  ],
  telling: [
    field('refusalOrder', '原因的先后', 'order', {
      options: [
        { value: 'TOO_LATE', label: '目前已超过时间' },
        { value: 'DOCTOR_FIRST', label: '需要先由医生评估' },
      ],
    }),
  ],
  expected: [],
  facts: [
    field('pregnant', '正在孕期', 'flag', { optional: true }),
    field('datingLmp', '末次月经', 'date', { optional: true }),
  ],
  refusals: [
    { value: 'TOO_LATE', label: '目前已超过时间' },
    { value: 'DOCTOR_FIRST', label: '需要先由医生评估' },
  ],
  programmes: [{ code: 'V_FOLIC', ordinal: 2, title: '免费叶酸' }],
  earliest: '2026-11-24',
}

export const check: Given<'policy.draft.check'> = {
  faults: [],
  examples: [
    { title: '在窗口内', expect: 'ELIGIBLE', got: 'ELIGIBLE', passed: true, reasons: [] },
    {
      title: '没有怀孕',
      expect: 'NOT_ELIGIBLE',
      got: 'NOT_ELIGIBLE',
      passed: true,
      reasons: ['暂时无法确定孕周。'],
    },
  ],
  words: ['档案状态正常', '孕12周至孕22周+6'],
}

export const draft: Given<'policy.draft.get'> = {
  draftId: '501',
  programme: 'V_NIPT',
  state: 'editing',
  revision: 3,
  definition: {
    title: '免费产前筛查',
    effectiveFrom: '2027-01-01',
    freeItems: ['检查一次'],
    unitCost: 60000,
    rule: {
      is: 'all',
      of: [
        { is: 'alive' },
        { is: 'gestationalAge', fromDays: 84, toDays: 160 },
        {
          is: 'any',
          of: [
            { is: 'residence', mode: 'HUKOU_ONE' },
            { is: 'hardship', anyOf: ['lowIncome'] },
          ],
        },
        { is: 'not', of: { is: 'all', of: [{ is: 'childAge', to: '3m' }] }, refusal: 'DOCTOR_FIRST' },
        { is: 'unused' },
      ],
    },
    examples: [
      {
        title: '在窗口内',
        on: '2027-01-01',
        facts: { pregnant: true, datingLmp: '2026-09-01' },
        expect: 'ELIGIBLE',
      },
      { title: '没有怀孕', on: '2027-01-01', facts: {}, expect: 'NOT_ELIGIBLE' },
    ],
  },
  author: '周敏',
  submittedBy: null,
  submittedAt: null,
  decidedBy: null,
  reason: null,
  publishedVersion: null,
  base: { version: 1, region: '420506', effectiveFrom: '2026-01-01' },
  check,
  changes: [{ title: '条件', removed: ['孕12周至孕20周'], added: ['孕12周至孕22周+6'] }],
  mayDecide: false,
}

export const line: Given<'policy.version'>['line'] = {
  version: 1,
  region: '420506',
  regionName: '夷陵区',
  title: '免费产前筛查',
  effectiveFrom: '2026-01-01',
  until: '2026-12-31',
  state: 'current',
  author: null,
  approver: null,
  publishedAt: null,
}
export const nextLine: Given<'policy.version'>['line'] = {
  ...line,
  version: 2,
  effectiveFrom: '2027-01-01',
  until: null,
  state: 'future',
  author: '周敏',
  approver: '何平',
  publishedAt: '2026-11-23T02:00:00.000Z',
}
export const draftLine: Given<'policy.programmes'>['drafts'][number] = {
  draftId: '501',
  programme: 'V_NIPT',
  title: '免费产前筛查',
  state: 'editing',
  author: '周敏',
  savedAt: '2026-11-23T02:00:00.000Z',
  effectiveFrom: '2027-01-01',
  reason: null,
}
export const budget = { year: 2026, places: 1200, used: 300, unitCost: 60000 }

export const programmes: Given<'policy.programmes'> = {
  items: [{ programme: 'V_NIPT', title: '免费产前筛查', current: line, future: [nextLine], budget }],
  drafts: [draftLine],
}
export const version: Given<'policy.version'> = {
  programme: 'V_NIPT',
  line,
  parts: [
    {
      key: 'rule',
      title: '条件',
      lines: ['档案状态正常', '以下符合一项即可:', '  一方为本地户籍', '  已认定为低保'],
    },
    { key: 'freeItems', title: '免费内容', lines: ['检查一次'] },
  ],
  changes: draft.changes,
  history: [nextLine, line],
  budget,
  drafts: [],
}
export const rehearsal: Given<'policy.rehearse'> = {
  discreet: false,
  on: '2026-11-23',
  before: { version: 1, title: '免费产前筛查' },
  people: 520000,
  eligibleBefore: 1800,
  eligibleAfter: 2300,
  gained: 520,
  lost: 20,
  toReview: 15,
  fromReview: 0,
  held: 120,
  areas: [
    { region: '420506001', name: '小溪塔街道', gained: 400, lost: 20, toReview: 10, fromReview: 0 },
    { region: '', name: '区域不详', gained: 120, lost: 0, toReview: 5, fromReview: 0 },
  ],
  cost: {
    ...budget,
    year: 2027,
    uptake: 0.14,
    uptakeKnown: true,
    expectedBefore: 552,
    expectedAfter: 1400,
    costBefore: 33_120_000,
    costAfter: 84_000_000,
  },
  load: [
    { institution: '夷陵区妇幼保健院', capacity: 300, booked: 250, added: 73 },
    { institution: '小溪塔街道社区卫生服务中心', capacity: 0, booked: 0, added: 5 },
  ],
  samples: [
    {
      change: 'gained',
      name: '沈*月',
      age: 28,
      area: '小溪塔街道',
      before: {
        outcome: 'NOT_ELIGIBLE',
        clauses: [{ text: '孕12周至孕20周(现在孕21周)', state: 'not_met' }],
      },
      after: { outcome: 'ELIGIBLE', clauses: [{ text: '孕12周至孕22周+6(现在孕21周)', state: 'met' }] },
    },
    {
      change: 'toReview',
      name: '陆*',
      age: null,
      area: '区域不详',
      before: { outcome: 'NOT_ELIGIBLE', clauses: [] },
      after: { outcome: 'NEEDS_REVIEW', clauses: [{ text: '胎儿数还不清楚', state: 'unknown' }] },
    },
  ],
}
