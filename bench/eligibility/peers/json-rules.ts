/** json-rules-engine: one engine with all programmes as rules, one run a person. */
import { Engine } from 'json-rules-engine'
import { bitFact, type Condition, type Flat } from '../plain'

const operators = { '=': 'equal', '<=': 'lessThanInclusive', '>=': 'greaterThanInclusive' } as const

function toJson(condition: Condition): unknown {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { [condition.kind]: condition.of.map(toJson) }
    case 'compare':
      return { fact: condition.fact, operator: operators[condition.op], value: condition.value }
    case 'null':
      return { fact: condition.fact, operator: condition.isNull ? 'equal' : 'notEqual', value: null }
    case 'bits':
      return { fact: bitFact(condition.fact, condition.mask), operator: 'equal', value: !condition.clear }
  }
}

/** @returns a function from a person to the bits of the programmes that hold */
export function jsonRules(
  conditions: readonly (readonly [ordinal: number, Condition])[],
): (person: Flat) => Promise<number> {
  const engine = new Engine(
    conditions.map(([ordinal, condition]) => ({
      conditions:
        condition.kind === 'all' || condition.kind === 'any'
          ? toJson(condition)
          : { all: [toJson(condition)] },
      event: { type: String(ordinal) },
    })),
  )
  return async person => {
    const { events } = await engine.run(person)
    return events.reduce((bits, event) => bits | (1 << Number(event.type)), 0)
  }
}
