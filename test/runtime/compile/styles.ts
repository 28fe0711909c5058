// WXSS → CSS: imports inlined, rpx to vw, and tag selectors moved to the `wx-` names that the page uses.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import postcss from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { rpxToVw } from './rpx'
import { domName } from './tags'

const tagsToDomNames = selectorParser(root => {
  root.walkTags(tag => {
    tag.value = domName(tag.value)
  })
})

/** `view > .a` → `wx-view > .a`. */
export const rewriteSelector = (selector: string): string => tagsToDomNames.processSync(selector)

/** @returns the CSS of one .wxss file and all that it imports; '' when the file is absent. */
export function compileStyles(dist: string, file: string, seen = new Set<string>()): string {
  const full = path.join(dist, file)
  if (seen.has(file) || !existsSync(full)) return ''
  seen.add(file)
  const root = postcss.parse(readFileSync(full, 'utf8'), { from: full })
  let imported = ''
  root.walkAtRules('import', rule => {
    const target = /["']([^"']+)["']/.exec(rule.params)?.[1]
    if (target) imported += compileStyles(dist, resolveImport(file, target), seen)
    rule.remove()
  })
  root.walkRules(rule => {
    const parent = rule.parent
    if (parent?.type === 'atrule' && 'name' in parent && /keyframes$/.test(parent.name)) return
    rule.selector = rewriteSelector(rule.selector)
  })
  return imported + rpxToVw(root.toString())
}

const resolveImport = (from: string, target: string): string =>
  path.posix.normalize(
    target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target),
  )
