/** Refusal texts that a rule asks for in places where nothing can fill their blanks: no resident reads of a day that is not named. */
import { refusals, type RefusalCode } from '../../../types/refusals'
import type { CatalogueFault } from './catalogue'
import type { Predicate } from './predicate'

/** What the programme itself can always say. */
const always = ['region', 'range', 'name']

const blanksOf = (code: RefusalCode): readonly string[] =>
  [...refusals[code].matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])

/** The blanks that a condition fills whenever it is not met. A window names its first day only before it. */
function filledBy(node: Predicate): readonly string[] {
  switch (node.is) {
    case 'age':
      return ['min', 'max']
    case 'sex':
      return ['sex']
    case 'lastScreen':
      return ['date']
    case 'all':
    case 'any':
      // Which of them decides is not known beforehand.
      return node.of.map(filledBy).reduce((both, more) => both.filter(name => more.includes(name)))
    default:
      return []
  }
}

const reason = '这里给不出该提示中的日期或范围,请换一种提示'
const cannot = (code: RefusalCode, filled: readonly string[]): boolean =>
  blanksOf(code).some(name => !always.includes(name) && !filled.includes(name))

/** A text that stands alone, as a warning does. */
export const speechless = (code: RefusalCode, path: string): CatalogueFault[] =>
  cannot(code, []) ? [{ path, reason }] : []

/** Every refusal that a node names in place of its own. */
export function wordless(node: Predicate, path: string): CatalogueFault[] {
  const own =
    node.refusal !== undefined && cannot(node.refusal, filledBy(node))
      ? [{ path: `${path}.refusal`, reason }]
      : []
  switch (node.is) {
    case 'all':
    case 'any':
      return [...own, ...node.of.flatMap((child, i) => wordless(child, `${path}.of.${i}`))]
    case 'not':
      return [...own, ...wordless(node.of, `${path}.of`)]
    default:
      return own
  }
}
