// The conditions of a draft as the form edits them: a tree of groups and cards, changed by place, never in place.
import type { Definition } from '~types/policy'

/** A group or a card; what it holds is checked by the server. */
export type Node = Definition

export type Group = 'all' | 'any' | 'not'
/** Numbers from the root downwards; a `not` has one child, 0. */
export type Place = readonly number[]

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const groupOf = (node: Node): Group | null => {
  const is = node['is']
  return is === 'all' || is === 'any' || is === 'not' ? is : null
}

export function childrenOf(node: Node): readonly Node[] {
  const of = node['of']
  if (groupOf(node) === null) return []
  if (Array.isArray(of)) return of.filter(isNode)
  return isNode(of) ? [of] : []
}

const withChildren = (node: Node, children: readonly Node[]): Node => ({
  ...node,
  of: groupOf(node) === 'not' ? (children[0] ?? emptyGroup) : children,
})

/** What a negation holds before its condition is chosen: says nothing, and the check points at it. */
const emptyGroup: Node = { is: 'all', of: [] }

/** The tree with the children of the group at a place changed. */
export function edit(root: Node, place: Place, change: (children: readonly Node[]) => readonly Node[]): Node {
  const [index, ...below] = place
  if (index === undefined) return withChildren(root, change(childrenOf(root)))
  return withChildren(
    root,
    childrenOf(root).map((child, i) => (i === index ? edit(child, below, change) : child)),
  )
}

/** The tree with the node at a place replaced; null takes it out. */
export function put(root: Node, place: Place, node: Node | null): Node {
  const index = place.at(-1)
  if (index === undefined) return node ?? root
  return edit(root, place.slice(0, -1), children =>
    children.flatMap((child, i) => (i === index ? (node === null ? [] : [node]) : [child])),
  )
}

export const add = (root: Node, group: Place, node: Node): Node =>
  edit(root, group, children => [...children, node])

/** A new group of one of the three kinds; a negation must say why it refuses. */
export const newGroup = (group: Group): Node =>
  group === 'not' ? { is: 'not', of: emptyGroup, refusal: 'DOCTOR_FIRST' } : { is: group, of: [] }

/** A root that is a single card becomes a group of one, so that something can be added beside it. */
export const rootGroup = (rule: unknown): Node =>
  isNode(rule)
    ? groupOf(rule) === 'all' || groupOf(rule) === 'any'
      ? rule
      : { is: 'all', of: [rule] }
    : { is: 'all', of: [] }

/** The path of a place as the server names it: `rule.of.2.of.0`; below a `not` there is no number. */
export function pathOf(root: Node, place: Place, from = 'rule'): string {
  let path = from
  let node = root
  for (const index of place) {
    path += groupOf(node) === 'not' ? '.of' : `.of.${index}`
    node = childrenOf(node)[index] ?? {}
  }
  return path
}
