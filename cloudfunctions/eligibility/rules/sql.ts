/**
 * Compiles programmes to SQL that answers all of them for every row of `person_fact` in one pass, as two bit masks:
 * eligible, and to review. Dates are literals computed once for the run. For PostgreSQL 15 to 18 and PGlite.
 *
 * Both answers of a programme come from one evaluation of its rule: in a packed bigint for up to 31 programmes the
 * eligible bit lies 31 below the review bit, and the two masks are unpacked outside.
 */
import type { LocalDate } from '../../../types/schema'
import { factor, leafOf } from './factor'
import { bigintLiteral, conjuncts, type Formula } from './formula'
import type { Rule } from './predicate'
import { ruleOf, type Programme } from './programme'

export interface MaskSql {
  readonly chunks: readonly MaskChunk[]
}

/** Up to 31 ordinals, as expressions over `person_fact f`. */
interface MaskChunk {
  /** Eligible bits low, review bits 31 above them. */
  readonly packed: string
  /** Low bits that may be set: all, but for a used benefit or a held voucher that its own rule forbids. */
  readonly free: string
}

const perChunk = 31
const lowBits = (1n << BigInt(perChunk)) - 1n

export function formulaOf(rule: Rule, today: LocalDate): Formula {
  switch (rule.is) {
    case 'atom':
      return rule.atom.formula(today)
    case 'not':
      return { kind: 'not', of: formulaOf(rule.of, today) }
    case 'all':
    case 'any':
      return { kind: rule.is === 'all' ? 'and' : 'or', of: rule.of.map(child => formulaOf(child, today)) }
  }
}

interface Compiled {
  readonly ordinal: number
  readonly formula: Formula
}

/** Bits whose programme demands, at the top of its rule, that they be clear in `used` or `holds`. */
function selfBits(compiled: readonly Compiled[], column: 'used' | 'holds'): bigint {
  return compiled.reduce((bits, { ordinal, formula }) => {
    const own = conjuncts(formula).some(part => part.kind === 'own-bit-clear' && part.column === column)
    return own ? bits | (1n << BigInt(ordinal)) : bits
  }, 0n)
}

function freeBits(compiled: readonly Compiled[], chunk: number): string {
  const shift = BigInt(chunk * perChunk)
  const taken = (['used', 'holds'] as const)
    .map(column => ({ column, bits: (selfBits(compiled, column) >> shift) & lowBits }))
    .filter(({ bits }) => bits !== 0n)
    .map(({ column, bits }) =>
      chunk === 0
        ? `(f.${column} & ${bigintLiteral(bits)})`
        : `((f.${column} >> ${chunk * perChunk}) & ${bigintLiteral(bits)})`,
    )
  return taken.length === 0 ? bigintLiteral(lowBits) : `${bigintLiteral(lowBits)} # (${taken.join(' | ')})`
}

/**
 * @param programmes at most one per ordinal: what `inForce` returns for the city
 * @param today the Shanghai date of the run
 */
export function compileSql(programmes: readonly Programme[], today: LocalDate): MaskSql {
  const compiled = programmes.map(p => ({ ordinal: p.ordinal, formula: formulaOf(ruleOf(p), today) }))
  if (new Set(compiled.map(c => c.ordinal)).size !== compiled.length)
    throw new RangeError('two programmes of one ordinal')
  const chunks = Math.max(1, Math.ceil((Math.max(-1, ...compiled.map(c => c.ordinal)) + 1) / perChunk))
  return {
    chunks: Array.from({ length: chunks }, (_, chunk) => ({
      free: freeBits(compiled, chunk),
      packed: factor(
        compiled
          .filter(c => Math.floor(c.ordinal / perChunk) === chunk)
          .map(c => {
            const bit = 1n << BigInt(c.ordinal % perChunk)
            return leafOf(bit, bit << BigInt(perChunk), c.formula)
          }),
      ),
    })),
  }
}

/**
 * `select person_id, eligible, review from person_fact`, as text.
 * @param where trusted SQL over `f` that limits the people; all of them by default
 * @param was columns of `f` to be handed through as `was_<column>`
 */
export function maskQuery({ chunks }: MaskSql, where = 'true', was: readonly string[] = []): string {
  const columns = chunks
    .map(({ packed, free }, i) => `${packed} as p${i},\n    ${free} as free${i}`)
    .join(',\n    ')
  const placed = (text: string, chunk: number): string =>
    chunk === 0 ? `(${text})` : `((${text}) << ${chunk * perChunk})`
  const eligible = chunks.map((_, i) => placed(`p${i} & free${i}`, i)).join(' | ')
  const review = chunks.map((_, i) => placed(`(p${i} >> ${perChunk}) & free${i}`, i)).join(' | ')
  const through = was.map(name => `f.${name} as was_${name}, `).join('')
  const handed = was.map(name => `, was_${name}`).join('')
  // OFFSET 0 keeps the planner from pulling the packed masks up, where it would evaluate them once per mention.
  return `select person_id, ${eligible} as eligible, ${review} as review${handed} from (
  select f.person_id, ${through}
    ${columns}
  from person_fact f where ${where} offset 0
) packed`
}
