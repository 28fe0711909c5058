/**
 * What a premarital or pre-pregnancy check examines (婚前保健工作规范, 国家免费孕前优生健康检查项目; domain B1), as data: the fields
 * that a clinic fills in and what may be shown to whom (domain F3).
 */
import type { ServiceCode } from '../types/schema'

export interface ExamItem {
  readonly code: string
  readonly name: string
  readonly unit?: string
  /** What is usual, in words for the person. */
  readonly usual: string
  /** Of the partner it is shown only when she or he shares this very item; "share all" leaves it out. */
  readonly intimate?: true
  /** Nobody reads it on a phone before it was explained face to face. */
  readonly faceToFace?: true
  /** 1 men, 2 women; both when absent. */
  readonly sex?: 1 | 2
}

export const examItems: readonly ExamItem[] = [
  { code: 'history', name: '病史询问', usual: '无特殊' },
  { code: 'physical', name: '体格检查', usual: '无特殊' },
  { code: 'haemoglobin', name: '血红蛋白', unit: 'g/L', usual: '男130~175,女115~150' },
  { code: 'platelets', name: '血小板', unit: '×10⁹/L', usual: '125~350' },
  { code: 'blood_group', name: '血型', usual: '—' },
  { code: 'urine', name: '尿常规', usual: '阴性' },
  { code: 'alt', name: '转氨酶', unit: 'U/L', usual: '男9~50,女7~40' },
  { code: 'glucose', name: '空腹血糖', unit: 'mmol/L', usual: '3.9~6.1' },
  { code: 'creatinine', name: '肌酐', unit: 'μmol/L', usual: '男57~97,女41~73' },
  { code: 'thyroid', name: '促甲状腺激素', unit: 'mIU/L', usual: '0.27~4.2' },
  { code: 'rubella', name: '风疹病毒抗体', usual: 'IgG阳性表示已有免疫力', sex: 2 },
  { code: 'toxoplasma', name: '弓形虫抗体', usual: '阴性', sex: 2 },
  { code: 'chest', name: '胸部透视', usual: '未见异常影' },
  { code: 'genital', name: '生殖系统检查', usual: '无特殊', intimate: true },
  { code: 'discharge', name: '白带常规', usual: '未见滴虫、霉菌', intimate: true, sex: 2 },
  { code: 'ultrasound', name: '妇科超声', usual: '无特殊', intimate: true, sex: 2 },
  { code: 'hbsag', name: '乙肝表面抗原', usual: '阴性', intimate: true },
  { code: 'syphilis', name: '梅毒血清学', usual: '阴性', intimate: true },
  { code: 'hiv', name: '艾滋病病毒抗体', usual: '阴性', intimate: true, faceToFace: true },
  { code: 'genetic', name: '遗传相关检查', usual: '—', intimate: true },
  { code: 'mental', name: '精神心理评估', usual: '—', intimate: true, faceToFace: true },
]

/** Services of which results are registered. */
export const examServices: readonly ServiceCode[] = ['premarital_check', 'preconception_check']
