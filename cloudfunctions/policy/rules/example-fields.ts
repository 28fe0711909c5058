/** What may be said of the invented person of an example. All else is neutral: a resident adult of this city. */
import type { PersonFacts } from '../../eligibility/rules/facts'
import type { FieldSpec } from './condition-kinds'
import { evidenceOptions, hardshipOptions, resultOptions } from './options'
import { refusalOptions } from './refusal-names'

const date = (label: string): FieldSpec => ({ label, kind: 'date', optional: true })
const whole = (label: string, hint?: string): FieldSpec =>
  hint === undefined
    ? { label, kind: 'number', optional: true }
    : { label, kind: 'number', optional: true, hint }
const flag = (label: string): FieldSpec => ({ label, kind: 'flag', optional: true })
const division = '6位区划代码'

const facts: { readonly [K in keyof PersonFacts]-?: FieldSpec } = {
  sex: { label: '性别', kind: 'number', optional: true, hint: '1男 2女' },
  birthDate: date('出生日期'),
  hukou: whole('户籍地', division),
  residence: whole('居住地', division),
  residenceSince: date('本地居住登记日期'),
  permitUntil: date('居住证有效期'),
  coupleId: { label: '有伴侣登记(编号)', kind: 'text', optional: true },
  partnerLinked: flag('双方已互相确认'),
  partnerSex: whole('伴侣的性别', '1男 2女'),
  partnerBirthDate: date('伴侣的出生日期'),
  partnerHukou: whole('伴侣的户籍地', division),
  partnerResidence: whole('伴侣的居住地', division),
  partnerResidenceSince: date('伴侣的居住登记日期'),
  partnerPermitUntil: date('伴侣的居住证有效期'),
  marriedOn: date('结婚登记日期'),
  plansPregnancyOn: date('计划怀孕的时间'),
  pregnant: flag('正在孕期'),
  datingLmp: date('末次月经'),
  fetuses: whole('胎儿数'),
  children: whole('子女数'),
  lastScreenOn: date('上次检查日期'),
  pregnancyEndedOn: date('孕期结束日期'),
  bornAt: { label: '出生时间', kind: 'text', optional: true, hint: '如 2026-11-20T08:30' },
  motherHukou: whole('母亲的户籍地', division),
  motherResidence: whole('母亲的居住地', division),
  village: whole('村居', '12位区划代码'),
  resident: flag('未迁出本地'),
  alive: flag('档案状态正常'),
  hardship: { label: '已认定的帮扶类别', kind: 'choices', options: hardshipOptions },
  evidence: { label: '已核验的材料', kind: 'choices', options: evidenceOptions },
  results: { label: '筛查结果', kind: 'results', options: resultOptions },
  used: { label: '已使用过的项目', kind: 'programmes' },
  holds: { label: '手中有券的项目', kind: 'programmes' },
}

export const exampleFields: readonly { readonly name: string; readonly spec: FieldSpec }[] = Object.entries(
  facts,
).map(([name, spec]) => ({ name, spec }))

/** Besides the answer an example may say why; without it any reasons will do. */
export const expectedReasons: FieldSpec = {
  label: '预期原因',
  kind: 'order',
  optional: true,
  hint: '不填则只核对结果;填写时须与实际原因和先后一致',
  options: refusalOptions,
}
