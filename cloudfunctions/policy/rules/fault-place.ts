/** Where a fault lies, as a manager sees the form: `rule.of.2.toDays` is 条件3 · 最晚. */
import type { Definition } from '../../../types/policy'
import { conditionKinds } from './condition-kinds'
import { programmeFields } from './programme-fields'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const step = (value: unknown, key: string): unknown =>
  Array.isArray(value) ? (value[Number(key)] as unknown) : isRecord(value) ? value[key] : undefined

const valueAt = (definition: Definition, path: string): unknown =>
  path.split('.').reduce<unknown>(step, definition)

const isKind = (name: unknown): name is keyof typeof conditionKinds =>
  typeof name === 'string' && Object.hasOwn(conditionKinds, name)

function conditionPlace(keys: readonly string[], root: unknown): string {
  const numbers: string[] = []
  let node = root
  let field = ''
  for (const key of keys) {
    const kind = isRecord(node) ? node['is'] : undefined
    if (/^\d+$/.test(key) && Array.isArray(node)) numbers.push(String(Number(key) + 1))
    else if (key !== 'of' || isKind(kind)) {
      const fields: Readonly<Record<string, { readonly label: string }>> = isKind(kind)
        ? conditionKinds[kind].fields
        : {}
      field = fields[key]?.label ?? field
    }
    node = step(node, key)
  }
  return [`条件${numbers.join('.')}`, field].filter(part => part !== '').join(' · ')
}

function warningPlace([number, field, ...rest]: readonly string[], definition: Definition): string {
  if (number === undefined) return '提示'
  const about = `提示${Number(number) + 1}`
  if (field === 'when')
    return `${about} · ${conditionPlace(rest, valueAt(definition, `warnings.${number}.when`))}`
  return field === 'refusal' ? `${about} · 内容` : about
}

export function placeOf(path: string, definition: Definition): string {
  const [head = '', ...rest] = path.split('.')
  if (head === 'rule') return conditionPlace(rest, definition['rule'])
  if (head === 'warnings') return warningPlace(rest, definition)
  if (head === 'examples') {
    const number = rest[0]
    return number === undefined ? '示例' : `示例${Number(number) + 1}`
  }
  const labels: Readonly<Record<string, { readonly label: string }>> = programmeFields
  const label = labels[head]?.label ?? '项目'
  const number = rest[0]
  return number !== undefined && /^\d+$/.test(number) ? `${label}${Number(number) + 1}` : label
}

/** What the schema says of a gap is about types; a manager is told to fill it in. */
export function reasonOf(path: string, reason: string, definition: Definition): string {
  const value = valueAt(definition, path)
  if (/^examples\.\d+\.facts\.(used|holds)\.\d+$/.test(path)) return '没有这个项目'
  if (
    path.endsWith('.is') ||
    (/^rule|^warnings\.\d+\.when/.test(path) && isRecord(value) && !isKind(value['is']) && !('of' in value))
  )
    return '没有这种条件'
  if (value === undefined && /^warnings\.\d+\.refusal$/.test(path)) return '请选择提示的内容'
  return value === undefined || value === '' ? '请填写' : reason
}
