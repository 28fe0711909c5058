// Kinds of proof in words.
import type { EvidenceKind } from '~types/evidence'

export const EVIDENCE_WORDS: Record<EvidenceKind, string> = {
  residence_proof: '居住证明',
  work_proof: '工作证明',
  military_spouse: '随军或驻地军人配偶证明',
  pregnancy_proof: '妊娠证明',
  referral: '转诊单',
  high_risk_indication: '医生评估的检查指征',
  no_contraindication: '医生评估可以检查',
  licensed_art_centre: '有资质机构的就诊证明',
  delivery_invoice: '住院分娩票据',
  risk_report: '风险评估报告',
  bank_account: '本人银行账户',
  birth_certificate: '出生医学证明',
  consent_signed: '签署的知情同意书',
}
