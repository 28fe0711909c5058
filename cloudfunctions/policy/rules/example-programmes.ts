/**
 * Programmes that an example's person has used or holds a voucher of. A version names them by ordinal, a draft by code: the
 * ordinal of a new programme is not settled before it is published, and its own examples speak of it.
 */
import type { Definition } from '../../../types/policy'
import type { Programme } from '../../eligibility/rules/programme'

const lists = ['used', 'holds'] as const

const isRecord = (value: unknown): value is Definition =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function inExamples(examples: unknown, translate: (item: unknown) => unknown): unknown {
  if (!Array.isArray(examples)) return examples
  return examples.map((example: unknown) => {
    if (!isRecord(example) || !isRecord(example['facts'])) return example
    const facts = { ...example['facts'] }
    for (const name of lists) {
      const items = facts[name]
      if (Array.isArray(items)) facts[name] = items.map(translate)
    }
    return { ...example, facts }
  })
}

/** As a draft keeps them. An ordinal that no programme has stays, and the check points at it. */
export const withCodes = (examples: unknown, programmes: readonly Programme[]): unknown =>
  inExamples(examples, item => programmes.find(({ ordinal }) => ordinal === item)?.code ?? item)

/** As a version keeps them; `own` is the draft's programme, published or not. */
export const withOrdinals = (
  examples: unknown,
  programmes: readonly Programme[],
  own: Pick<Programme, 'code' | 'ordinal'>,
): unknown =>
  inExamples(examples, item => [own, ...programmes].find(({ code }) => code === item)?.ordinal ?? item)
