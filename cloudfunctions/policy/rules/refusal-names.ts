/** What a refusal is called where a manager reads or chooses it: its first sentence, its blanks named and never raw. */
import { refusals, type RefusalCode } from '../../../types/refusals'

/** Blanks that the programme fills. Those of each person's case (a day, an age) are an ellipsis. */
const blanks = new Map([
  ['range', '「规定时间」'],
  ['region', '「项目地区」'],
  ['name', '「项目名称」'],
])

export const refusalName = (code: RefusalCode): string =>
  (refusals[code].split('。')[0] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => blanks.get(name) ?? '…')

export const refusalOptions = Object.keys(refusals).map(value => ({
  value,
  label: refusalName(value as RefusalCode),
}))
