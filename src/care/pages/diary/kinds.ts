// The kinds of own records in words: what is typed in, how it is read, which lines are drawn.
import { selfRecordValues, type SelfRecordKind, type SelfRecordValues } from '~types/diary'
import type { Line } from './curve'

export type Measured = Exclude<SelfRecordKind, 'movement'>
export const KINDS = [
  { value: 'blood_pressure', label: '血压' },
  { value: 'weight', label: '体重' },
  { value: 'glucose', label: '血糖' },
] as const
export const WHEN = [
  { value: 'fasting', label: '空腹' },
  { value: 'after_1h', label: '餐后1小时' },
  { value: 'after_2h', label: '餐后2小时' },
] as const
export type When = (typeof WHEN)[number]['value']

export const FIELDS: Record<Measured, readonly { name: string; label: string; hint: string }[]> = {
  blood_pressure: [
    { name: 'systolic', label: '收缩压(高压)', hint: '毫米汞柱,坐着休息5分钟后测' },
    { name: 'diastolic', label: '舒张压(低压)', hint: '毫米汞柱' },
  ],
  weight: [{ name: 'kg', label: '体重(公斤)', hint: '公斤,清晨空腹、穿同样的衣服' }],
  glucose: [{ name: 'mmol', label: '血糖值', hint: 'mmol/L' }],
}

/** Undefined while something is missing or out of bounds; the bounds are the contract's. */
export function valuesOf(
  kind: Measured,
  typed: Readonly<Record<string, string>>,
  when: When,
): { values: SelfRecordValues } | { fault: string | null } {
  const fields = FIELDS[kind]
  if (fields.some(({ name }) => (typed[name] ?? '').trim() === '')) return { fault: null }
  const parsed = selfRecordValues.safeParse({
    kind,
    when,
    ...Object.fromEntries(fields.map(({ name }) => [name, Number(typed[name])])),
  })
  return parsed.success ? { values: parsed.data } : { fault: parsed.error.issues[0]?.message ?? '请核对数字' }
}

export function figureWords(values: SelfRecordValues): string {
  switch (values.kind) {
    case 'blood_pressure':
      return `${values.systolic}/${values.diastolic}`
    case 'weight':
      return `${values.kg}公斤`
    case 'glucose':
      return `${values.mmol} ${WHEN.find(({ value }) => value === values.when)?.label ?? ''}`
    case 'movement':
      return `${values.minutes}分钟${values.count}次`
  }
}

/** Oldest first. */
export function linesOf(all: readonly SelfRecordValues[]): Line[] {
  const pressures = all.filter(one => one.kind === 'blood_pressure')
  if (pressures.length > 0)
    return [
      { name: '收缩压', values: pressures.map(one => one.systolic) },
      { name: '舒张压', values: pressures.map(one => one.diastolic) },
    ]
  const name = all[0]?.kind === 'weight' ? '体重' : all[0]?.kind === 'glucose' ? '血糖' : '胎动'
  return [
    {
      name,
      values: all.map(one =>
        one.kind === 'weight'
          ? one.kg
          : one.kind === 'glucose'
            ? one.mmol
            : one.kind === 'movement'
              ? one.count
              : 0,
      ),
    },
  ]
}
