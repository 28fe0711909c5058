// WXML and WXS → JavaScript, by the template compiler of WeChat's own component framework.
import { TmplGroup } from 'glass-easel-template-compiler'
import { withoutExtension } from './files'
import { BUILT_IN, camelCase } from './tags'

interface Templates {
  /** A JavaScript expression: an object from path to template function. */
  readonly code: string
  readonly warnings: readonly string[]
  readonly properties: Readonly<Record<string, readonly string[]>>
}

const TAG = /<([a-z][a-z-]*)((?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)/g
const ATTRIBUTE = /([\w:-]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/g
const NOT_A_PROPERTY = /^(bind|catch|capture|mut-bind|wx:|data-|mark:|model:|id$|class$|style$|slot$)/

/**
 * @param files WXML and WXS sources by path.
 * @returns template code and the compiler's messages. A built-in tag takes only the properties that it declares, and
 *   the host declares what some template uses: hence the scan for property names.
 */
export function compileTemplates(files: ReadonlyMap<string, string>): Templates {
  const group = new TmplGroup()
  const warnings: string[] = []
  const properties = new Map<string, Set<string>>()
  for (const [file, source] of files) {
    const key = withoutExtension(file)
    if (file.endsWith('.wxs')) {
      group.addScript(key, source)
      continue
    }
    for (const problem of messages(group.addTmpl(key, source))) warnings.push(`${file}: ${problem}`)
    for (const [, tag = '', attributes = ''] of source.matchAll(TAG)) {
      if (BUILT_IN.has(tag)) collect(properties, tag, attributes)
    }
  }
  const code = group.getTmplGenObjectGroups()
  group.free()
  return {
    code,
    warnings,
    properties: Object.fromEntries([...properties].map(([tag, names]) => [tag, [...names]])),
  }
}

function collect(properties: Map<string, Set<string>>, tag: string, attributes: string): void {
  const names = properties.get(tag) ?? new Set()
  properties.set(tag, names)
  for (const [, raw = ''] of attributes.matchAll(ATTRIBUTE)) {
    const name = raw.replace(/^model:/, '')
    if (!NOT_A_PROPERTY.test(name)) names.add(camelCase(name))
  }
}

/** The compiler's declared return type is `any`: an array of objects with a `message`. */
function messages(problems: unknown): string[] {
  if (!Array.isArray(problems)) return []
  return problems.map((problem: unknown) =>
    typeof problem === 'object' && problem !== null && 'message' in problem
      ? String(problem.message)
      : String(problem),
  )
}
