// Categories and proofs in words that may stand on a screen (domain F4).
import type { FamilyProof, HardshipCategory } from '~types/families'

export const CATEGORIES: readonly { value: HardshipCategory; label: string }[] = [
  { value: 'special_family', label: '重点关怀家庭' },
  { value: 'low_income', label: '低保' },
  { value: 'destitute', label: '特困' },
  { value: 'disabled', label: '残疾' },
]
export const categoryWords = (category: HardshipCategory): string =>
  CATEGORIES.find(({ value }) => value === category)?.label ?? ''

export const PROOFS: readonly { value: FamilyProof; label: string }[] = [
  { value: 'certificate', label: '扶助证或认定文件' },
  { value: 'card', label: '低保证、特困证或残疾证' },
  { value: 'register', label: '民政或残联名册' },
  { value: 'visit', label: '入户核实' },
]
export const proofWords = (proof: FamilyProof): string =>
  PROOFS.find(({ value }) => value === proof)?.label ?? ''
