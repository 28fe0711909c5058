/** What the screens and the file of a statement call its parts. */
import type { Difference, StatementLine, StatementState } from './settlement'

export const stateWords: Readonly<Record<StatementState, string>> = {
  draft: '待机构确认',
  disputed: '机构有异议',
  confirmed: '待复核',
  checked: '待结算',
  settled: '已结算',
}
export const differenceWords: Readonly<Record<Difference, string>> = {
  reversed: '核销后已撤销',
  outside_window: '不在有效期内',
  double: '重复核销',
  capability_ended: '机构已不具备此项资质',
  no_cost: '没有核定标准',
  no_appointment: '当日没有预约',
  cost_changed: '与当日标准不同',
}
export const kindWords: Readonly<Record<StatementLine['kind'], string>> = {
  redemption: '核销',
  reversal: '撤销',
}
export const standingWords: Readonly<Record<StatementLine['standing'], string>> = {
  open: '待结算',
  held: '暂缓',
  settled: '已结算',
}

/** Fen as yuan. */
export const yuan = (fen: number): string => (fen / 100).toFixed(2)
