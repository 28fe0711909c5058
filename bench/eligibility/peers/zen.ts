/** zen-engine (Rust): one expression node with all programmes, in loop mode over a batch, its fastest form here. */
import { ZenEngine } from '@gorules/zen-engine'
import { bitFact, type Condition, type Flat } from '../plain'

const operators = { '=': '==', '<=': '<=', '>=': '>=' } as const

function toExpression(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.length === 0
        ? String(condition.kind === 'all')
        : `(${condition.of.map(toExpression).join(condition.kind === 'all' ? ' and ' : ' or ')})`
    case 'compare':
      return condition.op === '='
        ? `${condition.fact} == ${condition.value}`
        : `(${condition.fact} != null and ${condition.fact} ${operators[condition.op]} ${condition.value})`
    case 'null':
      return `${condition.fact} ${condition.isNull ? '==' : '!='} null`
    case 'bits':
      return `${bitFact(condition.fact, condition.mask)} == ${!condition.clear}`
  }
}

export interface Zen {
  /** The bits of each person of a batch. */
  batch(people: readonly Flat[]): Promise<readonly number[]>
  single(person: Flat): Promise<number>
  close(): void
}

export function zen(conditions: readonly (readonly [ordinal: number, Condition])[]): Zen {
  const engine = new ZenEngine()
  const expressions = conditions.map(([ordinal, condition]) => ({
    id: `e${ordinal}`,
    key: `p${ordinal}`,
    value: toExpression(condition),
  }))
  const graph = (content: object): object => ({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'rules', type: 'expressionNode', name: 'rules', position: { x: 1, y: 0 }, content },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'rules' },
      { id: 'b', type: 'edge', sourceId: 'rules', targetId: 'out' },
    ],
  })
  const loop = engine.createDecision(
    graph({
      expressions,
      passThrough: false,
      inputField: 'people',
      outputPath: 'people',
      executionMode: 'loop',
    }),
  )
  const one = engine.createDecision(graph({ expressions, passThrough: false }))
  const bitsOf = (answer: Record<string, unknown>): number =>
    conditions.reduce((bits, [ordinal]) => (answer[`p${ordinal}`] === true ? bits | (1 << ordinal) : bits), 0)
  return {
    async batch(people) {
      const { result } = await loop.evaluate({ people })
      return (result as { people: Record<string, unknown>[] }).people.map(bitsOf)
    },
    async single(person) {
      const { result } = await one.evaluate(person)
      return bitsOf(result as Record<string, unknown>)
    },
    close: () => engine.dispose(),
  }
}
