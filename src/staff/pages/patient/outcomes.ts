// How a pregnancy ended, in a worker's words.
import type { Outcome } from '~types/pregnancy'

export const OUTCOMES: Record<Outcome, string> = {
  birth: '分娩',
  miscarriage: '自然流产',
  termination: '终止妊娠',
  stillbirth: '死胎或死产',
  maternal_death: '孕产妇死亡',
  moved: '迁出,不再随访',
  lost_to_follow_up: '失访',
  wrong_entry: '登记有误,并未怀孕',
}
