/** What can be said about a row, each with what it does to the row and what the sender reads. */
import type { NumberFault } from '../rules/identity-number'

/**
 * refused: the row is not taken. review: kept aside for a human. warning: taken, with something left out. note: taken,
 * with something that the reader should know; notes are reported and not stored.
 */
export type Weight = 'refused' | 'review' | 'warning' | 'note'

const refused = (reason: string) => ({ weight: 'refused', reason }) as const
const review = (reason: string) => ({ weight: 'review', reason }) as const
const warning = (reason: string) => ({ weight: 'warning', reason }) as const
const note = (reason: string) => ({ weight: 'note', reason }) as const

const numberFaults = {
  ID_MISSING: refused('没有证件号码'),
  ID_15_DIGITS: refused('这是15位旧号码,请按现用身份证填写18位号码'),
  ID_MALFORMED: refused('公民身份号码应为18位'),
  ID_BIRTHDAY_IMPOSSIBLE: refused('号码中的出生日期不存在,请核对'),
  ID_CHECKSUM: refused('号码的校验位不对,请核对'),
} as const satisfies Record<NumberFault, object>

const table = {
  ...numberFaults,
  ROW_BROKEN: refused('这一行的列数与表头不同'),
  ID_BIRTHDAY_FUTURE: refused('号码中的出生日期晚于今天'),
  ID_MALFORMED_DOCUMENT: refused('证件号码与证件类型不符'),
  DOCUMENT_TYPE_UNKNOWN: refused('不认识这种证件类型'),
  NAME_MISSING: refused('没有姓名'),
  NAME_TOO_LONG: refused('姓名超过50个字'),
  SEX_UNKNOWN: refused('性别应为男或女'),
  SEX_CONTRADICTS: refused('性别与号码中的性别不一致'),
  SEX_MALE: refused('号码显示为男性,孕期登记只收女性'),
  REGION_UNKNOWN: refused('区划代码不在名单中'),
  DATE_INVALID: refused('日期不存在或无法识别'),
  DATE_IN_FUTURE: refused('日期晚于今天'),
  SAME_PERSON_TWICE: refused('男女双方是同一个证件号码'),
  LMP_IN_FUTURE: refused('末次月经晚于今天'),
  PREGNANCY_TOO_OLD: refused('按此日期推算已超过44周,请核对日期或补报结局'),
  EDD_TOO_LATE: refused('按此预产期推算尚未怀孕,请核对'),
  FETUSES_INVALID: refused('胎数应为1至6'),
  KIND_UNKNOWN: refused('不认识的上报事项'),
  NAME_DIFFERS: review('同一证件号码已登记为另一个姓名,请人工核对'),
  NUMBER_MISSING: review('没有证件号码,请人工核实身份'),
  PERSON_UNKNOWN: review('人口库中没有此人,请人工核实'),
  MARRIAGE_DATE_DIFFERS: review('两人已有登记日期不同的婚姻记录,请人工核对'),
  TWO_UNIONS_ONE_DAY: review('同一天已有与另一人的婚姻记录,请人工核对'),
  PREGNANCY_CONFLICT: review('与已登记的孕期不一致,请人工核对'),
  DATES_DISAGREE: review('末次月经与预产期相差过大,请医生核对'),
  NO_PREGNANCY: review('没有进行中的孕期登记,请人工核实'),
  PHONE_INVALID: warning('手机号无效,未采用'),
  BIRTHDAY_DIFFERS: warning('出生日期与号码不一致,以号码为准'),
  ETHNICITY_UNKNOWN: warning('民族代码无法识别,未采用'),
  MARITAL_STATUS_UNKNOWN: warning('婚姻状况代码无法识别,未采用'),
  INSTITUTION_UNKNOWN: warning('机构不在名单中,未关联机构'),
  BOOKLET_DATE_INVALID: warning('建册日期无效,未采用'),
  FORMULA_TEXT: warning('以公式符号开头,只按文字保存,不运算'),
  NUMBER_NORMALISED: note('证件号码已统一写法(大写X、半角)'),
  NAME_NORMALISED: note('姓名已统一写法(空格、间隔号)'),
  ROW_REPEATED: note('与前面的行或已有记录相同,已合并'),
  ROW_NEWER: note('同一号码较新的一行,已更新联系方式或住址'),
  RECORD_CHANGED: note('已并入已有记录'),
  PERSON_ADDED: note('人口库原无此人,已按本行新建'),
  PASSPORT_HOLDER_ADDED: note('一方持护照,已新建'),
  UNION_ENDED: note('较早的婚姻记录已按本次登记日期结束'),
  EDD_BY_ULTRASOUND: note('预产期与末次月经推算不同,两者都保留,以预产期计算孕周'),
  EDD_ONLY: note('没有末次月经,以预产期计算孕周'),
  UNDATED: note('末次月经和预产期都没有,孕周待定,需尽早超声'),
} as const satisfies Record<string, { readonly weight: Weight; readonly reason: string }>

export type IssueCode = keyof typeof table
type CodeOf<W extends Weight> = {
  [C in IssueCode]: (typeof table)[C]['weight'] extends W ? C : never
}[IssueCode]
export type ReviewCode = CodeOf<'review'>

export interface Issue {
  readonly row: number
  readonly column: string
  readonly code: IssueCode
  /** What the cell says, for the sender's correction list. Only from columns that hold nothing personal; never stored. */
  readonly value?: string
}

export const weightOf = (code: IssueCode): Weight => table[code].weight
export const reasonOf = (code: IssueCode): string => table[code].reason
