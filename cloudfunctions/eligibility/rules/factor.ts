/**
 * Takes shared definite conjuncts out of many rules: `alive` is asked once a row and not once a programme. Only tests that
 * cannot be NULL move, so what stays inside keeps its three values; a moved test that fails makes every rule below it
 * false, which is "neither eligible nor to review", the 0 of the CASE.
 */
import { conjuncts, isDefinite, rankOf, textOf, trueTest, type Formula } from './formula'

/** A programme on its way into the mask: the bits that it sets, and what is still to be asked. */
interface Leaf {
  readonly eligible: bigint
  readonly review: bigint
  /** Definite SQL that must hold, with its rank; may be shared with other leaves. */
  readonly guards: ReadonlyMap<string, number>
  readonly rest: readonly Formula[]
}

export function leafOf(eligible: bigint, review: bigint, formula: Formula): Leaf {
  const guards = new Map<string, number>()
  const rest: Formula[] = []
  for (const part of conjuncts(formula)) {
    // The programme's own used and holds bits are cleared for all programmes at once, outside.
    if (part.kind === 'own-bit-clear') continue
    if (isDefinite(part) && part !== trueTest) guards.set(textOf(part), rankOf(part))
    else if (part !== trueTest) rest.push(part)
    if (part.kind === 'test' && part.guard !== undefined) guards.set(part.guard, 1)
  }
  return { eligible, review, guards, rest }
}

function leafText({ eligible, review, guards, rest }: Leaf): string {
  const tests = [
    ...[...guards].map(([text, rank]) => ({ text, rank })),
    ...rest.map(part => ({ text: textOf(part), rank: rankOf(part) })),
  ].sort((a, b) => a.rank - b.rank)
  const condition = tests.map(({ text }) => `(${text})`).join(' and ')
  if (condition === '') return `${eligible}::bigint`
  if (rest.length === 0) return `case when ${condition} then ${eligible}::bigint else 0 end`
  // CASE x WHEN evaluates x once and then looks at its three values.
  return `case (${condition}) when false then 0 when true then ${eligible}::bigint else ${review}::bigint end`
}

function commonest(leaves: readonly Leaf[]): string | undefined {
  const counts = new Map<string, number>()
  for (const leaf of leaves)
    for (const guard of leaf.guards.keys()) counts.set(guard, (counts.get(guard) ?? 0) + 1)
  let best: string | undefined
  let most = 1
  for (const [guard, count] of counts) {
    if (count > most) [best, most] = [guard, count]
  }
  return best
}

const without = (leaf: Leaf, taken: readonly string[]): Leaf => ({
  ...leaf,
  guards: new Map([...leaf.guards].filter(([guard]) => !taken.includes(guard))),
})

/** The sum of the bits of all leaves, as one expression. Greedy: the test that most leaves share goes outermost. */
export function factor(leaves: readonly Leaf[]): string {
  const guard = commonest(leaves)
  if (guard === undefined) return leaves.map(leafText).join(' | ') || '0::bigint'
  const inside = leaves.filter(leaf => leaf.guards.has(guard))
  const outside = leaves.filter(leaf => !leaf.guards.has(guard))
  // Guards that all of them share join this one, rather than nest below it.
  const shared = [...(inside[0]?.guards.keys() ?? [])].filter(other =>
    inside.every(leaf => leaf.guards.has(other)),
  )
  const condition = shared.map(test => `(${test})`).join(' and ')
  const text = `case when ${condition} then ${factor(inside.map(leaf => without(leaf, shared)))} else 0 end`
  return outside.length === 0 ? text : `${text} | ${factor(outside)}`
}
