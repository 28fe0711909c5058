/** Checks a whole catalogue of programme versions: each by its schema, its conditions, its worked cases; then against each other. */
import { contradictions, reversed } from './contradiction'
import { failedExamples } from './examples'
import type { Predicate } from './predicate'
import { programmeVersion, type Programme } from './programme'
import { covers } from './region'
import { speechless, wordless } from './wording'

export interface CatalogueFault {
  /** Where, e.g. `3.rule.of.2.toDays`. */
  readonly path: string
  readonly reason: string
}

export type CatalogueResult =
  | { readonly ok: true; readonly programmes: readonly Programme[] }
  | { readonly ok: false; readonly faults: readonly CatalogueFault[] }

/** Windows that can never be met; an empty rule by mistake must not be published. */
function impossible(node: Predicate, path: string, region: string): CatalogueFault[] {
  const fault = (reason: string): CatalogueFault[] => [{ path, reason }]
  const disordered = (from?: number, to?: number): boolean =>
    from !== undefined && to !== undefined && from > to
  switch (node.is) {
    case 'all':
      return [
        ...node.of.flatMap((child, i) => impossible(child, `${path}.of.${i}`, region)),
        ...contradictions(node, path),
      ]
    case 'any':
      return node.of.flatMap((child, i) => impossible(child, `${path}.of.${i}`, region))
    case 'not':
      return impossible(node.of, `${path}.of`, region)
    case 'childAge':
      return reversed(node) ? fault('窗口的开始晚于结束') : []
    case 'married':
    case 'gestationalAge':
    case 'plansPregnancy':
      return disordered(node.fromDays, node.toDays) ? fault('窗口的开始晚于结束') : []
    case 'children':
      // Of children the records know only those who are on them: at least so many, never exactly.
      if (node.min !== 1 || node.max !== undefined) return fault('目前只能判断有没有子女,请填写不少于1')
      return []
    case 'age':
    case 'fetuses':
      return disordered(node.min, node.max) ? fault('下限大于上限') : []
    case 'district':
      return node.anyOf.some(prefix => covers(region, prefix)) ? [] : fault('区域都不在项目所在的地区')
    default:
      return []
  }
}

function others(node: Predicate, path: string): { code: string; ordinal: number; path: string }[] {
  switch (node.is) {
    case 'all':
    case 'any':
      return node.of.flatMap((child, i) => others(child, `${path}.of.${i}`))
    case 'not':
      return others(node.of, `${path}.of`)
    case 'unused':
    case 'unheld':
      return node.of === undefined
        ? []
        : [{ code: node.of.code, ordinal: node.of.ordinal, path: `${path}.of` }]
    default:
      return []
  }
}

/** Every tree of conditions of a version, with its place: its rule, and those of its warnings. */
const rulesOf = ({ rule, warnings }: Programme, path: string): readonly (readonly [Predicate, string])[] => [
  [rule, `${path}.rule`],
  ...(warnings ?? []).map(({ when }, i) => [when, `${path}.warnings.${i}.when`] as const),
]

/** What is wrong with a version by itself. */
function within(programme: Programme, path: string): CatalogueFault[] {
  return [
    ...rulesOf(programme, path).flatMap(([rule, at]) => [
      ...impossible(rule, at, programme.region),
      ...wordless(rule, at),
    ]),
    ...(programme.warnings ?? []).flatMap(({ refusal }, i) =>
      speechless(refusal, `${path}.warnings.${i}.refusal`),
    ),
    ...failedExamples(programme, `${path}.examples`),
  ]
}

/** Versions follow each other: a higher one begins later and so ends the lower. Anything else would hide one of them. */
const overlap = (a: Programme, b: Programme): boolean =>
  a.version < b.version ? a.effectiveFrom >= b.effectiveFrom : b.effectiveFrom >= a.effectiveFrom

interface Placed {
  readonly programme: Programme
  /** Its place in the input. */
  readonly at: number
}

function againstEachOther(programmes: readonly Placed[]): CatalogueFault[] {
  const faults: CatalogueFault[] = []
  const ordinals = new Map<string, number>()
  const codes = new Map<number, string>()
  programmes.forEach(({ programme, at }, i) => {
    const { code, ordinal } = programme
    if ((ordinals.get(code) ?? ordinal) !== ordinal || (codes.get(ordinal) ?? code) !== code) {
      faults.push({ path: `${at}.ordinal`, reason: `序号${ordinal}与其他项目冲突` })
    }
    ordinals.set(code, ordinal)
    codes.set(ordinal, code)
    programmes.slice(0, i).forEach(({ programme: earlier }) => {
      if (earlier.code !== code || earlier.region !== programme.region) return
      if (earlier.version === programme.version)
        faults.push({ path: `${at}.version`, reason: '同一版本号重复' })
      else if (overlap(earlier, programme))
        faults.push({ path: `${at}.effectiveFrom`, reason: '与另一版本的有效期重叠' })
    })
  })
  programmes.forEach(({ programme, at }) => {
    for (const other of rulesOf(programme, String(at)).flatMap(([rule, path]) => others(rule, path))) {
      if (ordinals.get(other.code) !== other.ordinal) {
        faults.push({ path: other.path, reason: `没有序号为${other.ordinal}的项目${other.code}` })
      }
    }
  })
  return faults
}

/** @returns the programmes, or every fault with its place and its reason */
export function checkCatalogue(input: readonly unknown[]): CatalogueResult {
  const programmes: Placed[] = []
  const faults: CatalogueFault[] = []
  input.forEach((entry, at) => {
    const parsed = programmeVersion.safeParse(entry)
    if (parsed.success) {
      programmes.push({ programme: parsed.data, at })
      faults.push(...within(parsed.data, String(at)))
    } else {
      faults.push(
        ...parsed.error.issues.map(issue => ({
          path: [at, ...issue.path.map(String)].join('.'),
          reason: issue.message,
        })),
      )
    }
  })
  faults.push(...againstEachOther(programmes))
  return faults.length === 0
    ? { ok: true, programmes: programmes.map(({ programme }) => programme) }
    : { ok: false, faults }
}

/** A pack that was written wrongly. The message lists every fault with its place. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError'
  constructor(readonly faults: readonly CatalogueFault[]) {
    super(faults.map(fault => `${fault.path}: ${fault.reason}`).join('\n'))
  }
}

/** The programmes of a pack, or `CatalogueError`: a city must not start on a policy that does not hold together. */
export function publish(input: readonly unknown[]): readonly Programme[] {
  const result = checkCatalogue(input)
  if (!result.ok) throw new CatalogueError(result.faults)
  return result.programmes
}
