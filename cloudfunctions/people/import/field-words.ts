/** What the fields of people, unions and pregnancies are called, and how their values are said. */

const asText = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null

/** GB/T 3304, in the order of its codes: 1 汉族 … 56 基诺族. */
const peoples =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'.split(
    ' ',
  )
const peopleOf = (value: unknown): string | null => {
  if (typeof value !== 'number') return null
  const name = peoples[value - 1]
  return name === undefined ? '其他' : `${name}族`
}

/** GB/T 2261.2 */
const maritalStatuses = new Map<unknown, string>([
  [10, '未婚'],
  [20, '已婚'],
  [21, '初婚'],
  [22, '再婚'],
  [23, '复婚'],
  [30, '丧偶'],
  [40, '离婚'],
  [90, '未说明'],
])

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

export const registerWords = [
  ['民族', 'ethnicity', peopleOf],
  ['婚姻状况', 'maritalStatus', (value: unknown) => maritalStatuses.get(value) ?? null],
] as const

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
