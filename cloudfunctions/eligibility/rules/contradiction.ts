/** Conditions that cannot hold together: a programme with such a pair would never be given to anybody. */
import { ageOf } from './atoms/child-age'
import type { Atom } from './atoms/bind'
import type { CatalogueFault } from './catalogue'
import type { Predicate } from './predicate'

/** A range of one quantity, both ends included. */
interface Range {
  readonly what: string
  readonly path: string
  readonly from: number
  readonly to: number
}

/** A month has 28 to 31 days: only what cannot be in any year contradicts itself. */
const daysInMonth = { least: 28, greatest: 31 } as const
const hours = (text: string, month: keyof typeof daysInMonth): number => {
  const { count, unit } = ageOf(text)
  return count * (unit === 'hours' ? 1 : unit === 'days' ? 24 : 24 * daysInMonth[month])
}

export const reversed = ({ from, to }: Extract<Atom, { is: 'childAge' }>): boolean =>
  from !== undefined && to !== undefined && hours(from, 'least') > hours(to, 'greatest')

/** What a condition says about one quantity; none for those that say nothing of the kind. */
function rangeOf(node: Predicate, path: string): readonly Range[] {
  const range = (what: string, from = -Infinity, to = Infinity): readonly Range[] => [
    { what, path, from, to },
  ]
  switch (node.is) {
    case 'age':
      return range(`age:${node.on}`, node.min, node.max)
    case 'gestationalAge':
      return [...range('孕周', node.fromDays, node.toDays), ...range('性别', 2, 2)]
    case 'married':
      return range('结婚登记时间', node.fromDays, node.toDays)
    case 'plansPregnancy':
      return range('计划怀孕时间', node.fromDays, node.toDays)
    case 'fetuses':
    case 'children':
      return range(node.is, node.min, node.max)
    case 'sex':
      return node.sex === 'male' ? range('性别', 1, 1) : range('性别', 2, 2)
    case 'pregnant':
      return range('性别', 2, 2)
    case 'screening':
      return node.result === 'positive'
        ? range(`screening:${node.kind}`, 1, 1)
        : range(`screening:${node.kind}`, 0, 0)
    case 'childAge':
      return [
        ...range(
          '孩子的年龄',
          node.from === undefined ? 0 : hours(node.from, 'least'),
          node.to === undefined ? Infinity : hours(node.to, 'greatest'),
        ),
        ...range('age:today', 0, 18),
      ]
    default:
      return []
  }
}

/** The conditions that hold at once: nested `all` is laid flat, with the place of each. */
function together(node: Predicate, path: string): readonly (readonly [Predicate, string])[] {
  return node.is === 'all'
    ? node.of.flatMap((child, i) => together(child, `${path}.of.${i}`))
    : [[node, path] as const]
}

/** What a condition says as text, whatever it tells when it is not met. */
const saidBy = (node: Predicate): string => JSON.stringify({ ...node, refusal: undefined })

/** A condition, and those without which it cannot hold. */
function implied(node: Predicate): readonly Predicate[] {
  switch (node.is) {
    case 'gestationalAge':
      return [node, { is: 'pregnant' }]
    case 'partnerLinked':
      return [node, { is: 'couple' }]
    default:
      return [node]
  }
}

/** @returns a fault at the later of each pair that cannot hold together */
export function contradictions(node: Extract<Predicate, { is: 'all' }>, path: string): CatalogueFault[] {
  const parts = together(node, path)
  const ranges = parts.flatMap(([part, at]) => rangeOf(part, at))
  const faults = new Set<string>()
  ranges.forEach((later, i) => {
    const against = ranges
      .slice(0, i)
      .some(earlier => earlier.what === later.what && (earlier.from > later.to || later.from > earlier.to))
    if (against) faults.add(later.path)
  })
  const negated = parts.flatMap(([part, at]) => (part.is === 'not' ? [[saidBy(part.of), at] as const] : []))
  const asked = new Set(parts.flatMap(([part]) => implied(part).map(saidBy)))
  for (const [text, at] of negated) if (asked.has(text)) faults.add(at)
  return [...faults].map(at => ({ path: at, reason: '与同组的另一个条件不能同时成立' }))
}
