/** What the fields of unions and pregnancies are called, and how their values are said. */

const asText = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null

const states = new Map<unknown, string>([
  ['ongoing', '进行中'],
  ['birth', '已分娩'],
  ['loss', '已终止'],
  ['closed', '已结束'],
])
const methods = new Map<unknown, string>([
  ['LMP', '末次月经'],
  ['US_T1', '早孕超声'],
  ['US_T2', '中孕超声'],
  ['ART', '移植日期'],
  ['CLINICIAN', '医生核定'],
  ['UNDATED', '待定'],
])

export const marriageWords = [
  ['登记日期', 'marriedOn', asText],
  ['登记机关', 'office', asText],
  ['结束日期', 'endedOn', asText],
] as const

export const pregnancyWords = [
  ['状态', 'state', (value: unknown) => states.get(value) ?? null],
  ['末次月经', 'lmp', asText],
  ['预产期', 'edd', asText],
  ['孕周依据', 'method', (value: unknown) => methods.get(value) ?? null],
  ['建册日期', 'bookletOn', asText],
  ['终止日期', 'outcomeOn', asText],
] as const
