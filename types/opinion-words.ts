/** The five medical opinions in the words of the regulation (婚前保健工作规范): advice, and nothing that forbids. */
import type { MedicalOpinion } from './results'

export const OPINION_WORDS: Record<MedicalOpinion, string> = {
  nothing_found: '未发现医学上不宜结婚的情形',
  measures_advised: '建议采取医学措施,尊重受检者意愿',
  postpone_advised: '建议暂缓结婚',
  no_birth_advised: '建议不宜生育',
  no_marriage_advised: '建议不宜结婚',
}
