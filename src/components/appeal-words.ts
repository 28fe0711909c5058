// What an objection can be about.
import type { AppealCategory } from '~types/eligibility'

export const APPEAL_WORDS: Record<AppealCategory, { label: string; note: string }> = {
  result: { label: '对结果本身有异议', note: '认为条件判断或登记信息有误' },
  not_told_at_once: { label: '没有一次告知清楚', note: '多次往返,每次要求不同的材料' },
  hidden_condition: { label: '变相设置前置条件', note: '要求规定之外的证明或手续' },
  bundled_charge: { label: '搭车收费', note: '免费项目要求付费或捆绑收费' },
  made_difficult: { label: '故意刁难', note: '推诿、拖延或态度恶劣' },
}
