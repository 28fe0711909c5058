/** Checks a whole catalogue of programme versions: each by its schema, then against each other. */
import { contradictions, reversed } from './contradiction'
import type { Predicate } from './predicate'
import { programmeVersion, type Programme } from './programme'

export interface CatalogueFault {
  /** Where, e.g. `3.rule.of.2.toDays`. */
  readonly path: string
  readonly reason: string
}

export type CatalogueResult =
  | { readonly ok: true; readonly programmes: readonly Programme[] }
  | { readonly ok: false; readonly faults: readonly CatalogueFault[] }

/** Windows that can never be met; an empty rule by mistake must not be published. */
function impossible(node: Predicate, path: string): CatalogueFault[] {
  const fault = (reason: string): CatalogueFault[] => [{ path, reason }]
  const disordered = (from?: number, to?: number): boolean =>
    from !== undefined && to !== undefined && from > to
  switch (node.is) {
    case 'all':
      return [
        ...node.of.flatMap((child, i) => impossible(child, `${path}.of.${i}`)),
        ...contradictions(node, path),
      ]
    case 'any':
      return node.of.flatMap((child, i) => impossible(child, `${path}.of.${i}`))
    case 'not':
      return impossible(node.of, `${path}.of`)
    case 'childAge':
      return reversed(node) ? fault('窗口的开始晚于结束') : []
    case 'married':
    case 'gestationalAge':
    case 'plansPregnancy':
      return disordered(node.fromDays, node.toDays) ? fault('窗口的开始晚于结束') : []
    case 'age':
    case 'fetuses':
    case 'children':
      return disordered(node.min, node.max) ? fault('下限大于上限') : []
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

/** Versions follow each other: a higher one begins later and so ends the lower. Anything else would hide one of them. */
const overlap = (a: Programme, b: Programme): boolean =>
  a.version < b.version ? a.effectiveFrom >= b.effectiveFrom : b.effectiveFrom >= a.effectiveFrom

function againstEachOther(programmes: readonly Programme[]): CatalogueFault[] {
  const faults: CatalogueFault[] = []
  const ordinals = new Map<string, number>()
  const codes = new Map<number, string>()
  programmes.forEach((programme, i) => {
    const { code, ordinal } = programme
    if ((ordinals.get(code) ?? ordinal) !== ordinal || (codes.get(ordinal) ?? code) !== code) {
      faults.push({ path: `${i}.ordinal`, reason: `序号${ordinal}与其他项目冲突` })
    }
    ordinals.set(code, ordinal)
    codes.set(ordinal, code)
    programmes.slice(0, i).forEach(earlier => {
      if (earlier.code !== code || earlier.region !== programme.region) return
      if (earlier.version === programme.version)
        faults.push({ path: `${i}.version`, reason: '同一版本号重复' })
      else if (overlap(earlier, programme))
        faults.push({ path: `${i}.effectiveFrom`, reason: '与另一版本的有效期重叠' })
    })
  })
  programmes.forEach((programme, i) => {
    for (const other of others(programme.rule, `${i}.rule`)) {
      if (ordinals.get(other.code) !== other.ordinal) {
        faults.push({ path: other.path, reason: `没有序号为${other.ordinal}的项目${other.code}` })
      }
    }
  })
  return faults
}

/** @returns the programmes, or every fault with its place and its reason */
export function checkCatalogue(input: readonly unknown[]): CatalogueResult {
  const programmes: Programme[] = []
  const faults: CatalogueFault[] = []
  input.forEach((entry, i) => {
    const parsed = programmeVersion.safeParse(entry)
    if (parsed.success) {
      programmes.push(parsed.data)
      faults.push(...impossible(parsed.data.rule, `${i}.rule`))
    } else {
      faults.push(
        ...parsed.error.issues.map(issue => ({
          path: [i, ...issue.path.map(String)].join('.'),
          reason: issue.message,
        })),
      )
    }
  })
  if (faults.length === 0) faults.push(...againstEachOther(programmes))
  return faults.length === 0 ? { ok: true, programmes } : { ok: false, faults }
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
