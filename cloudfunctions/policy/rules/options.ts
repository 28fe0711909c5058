/** Names on the draft form for the closed lists of the rule language. Neutral names: no illness, no label on a family. */
import type { Hardship } from '../../eligibility/rules/facts'
import type { Atom } from '../../eligibility/rules/atoms/bind'

type Names<V extends string> = Readonly<Record<V, string>>
type ResidenceMode = Extract<Atom, { is: 'residence' }>['mode']
type KnownFact = Extract<Atom, { is: 'known' }>['fact']
type EvidenceKind = Extract<Atom, { is: 'evidence' }>['anyOf'][number]
type ScreeningKind = Extract<Atom, { is: 'screening' }>['kind']

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

export const residenceNames: Names<ResidenceMode> = {
  HUKOU_ONE: '一方为本地户籍',
  HUKOU_OR_PERMIT_ONE: '一方为本地户籍或持有效居住证',
  RESIDENT_6M_BOTH: '双方在本地居住满6个月',
  RESIDENT_6M_WOMAN: '女方在本地居住满6个月',
  CHANGZHU: '本地常住',
  MILITARY: '驻地军人的配偶',
  ANY: '不限户籍和居住地',
}
export const motherNames: Names<Extract<Atom, { is: 'motherResidence' }>['mode']> = {
  HUKOU_ONE: '孩子或母亲为本地户籍',
  CHANGZHU: '母亲为本地常住',
  ANY: '不限母亲的户籍和居住地',
}
export const hardshipNames: Names<Hardship> = {
  specialFamily: '特别扶助',
  lowIncome: '低保',
  destitute: '特困供养',
  disabled: '残疾',
}
export const factNames: Names<KnownFact> = {
  residenceSince: '本地居住登记日期',
  permitUntil: '居住证有效期',
  marriedOn: '结婚登记日期',
  datingLmp: '末次月经或预产期',
  plansPregnancyOn: '计划怀孕的时间',
  lastScreenOn: '上次检查日期',
  children: '子女情况',
}
export const evidenceNames: Names<EvidenceKind> = {
  residence_proof: '居住证明',
  work_proof: '务工证明',
  military_spouse: '军人配偶证明',
  pregnancy_proof: '怀孕证明',
  referral: '转诊单',
  high_risk_indication: '医生开具的检查指征',
  no_contraindication: '医生评估可以检查',
  licensed_art_centre: '有资质机构的治疗证明',
  delivery_invoice: '住院分娩票据',
  risk_report: '孕产期评估报告',
  bank_account: '本人银行账户',
  birth_certificate: '出生医学证明',
  consent_signed: '知情同意书',
}
export const screeningNames: Names<ScreeningKind> = {
  chd: '新生儿心脏筛查',
  hearing: '听力筛查',
  metabolic: '新生儿代谢筛查',
  deafness_gene: '听力基因筛查',
  down_serum: '孕期血清学筛查',
  cervical: '宫颈筛查',
  breast: '乳腺筛查',
}

export const motherOptions = optionsOf(motherNames)
export const residenceOptions = optionsOf(residenceNames)
export const hardshipOptions = optionsOf(hardshipNames)
export const factOptions = optionsOf(factNames)
export const evidenceOptions = optionsOf(evidenceNames)
export const screeningOptions = optionsOf(screeningNames)
/** `chd.positive`: one kind with one result, as one thing to tick. */
export const resultOptions = screeningOptions.flatMap(({ value, label }) => [
  { value: `${value}.negative`, label: `${label}:通过` },
  { value: `${value}.positive`, label: `${label}:需要进一步检查` },
])
