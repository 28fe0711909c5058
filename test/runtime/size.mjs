#!/usr/bin/env node
// Prints the size of a built mini-program's packages; fails when the main package is over its budget.
// Usage: node test/runtime/size.mjs dist/weapp
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** WeChat allows 2 MB uncompressed; the less there is, the sooner the first screen comes. */
const MAIN_BUDGET = 700 * 1024
const KILOBYTE = 1024

const dist = path.resolve(process.argv[2] ?? 'dist/weapp')
if (!existsSync(path.join(dist, 'app.json'))) {
  console.error(`${dist} has no app.json: build the mini-program first`)
  process.exit(1)
}
const { subPackages, subpackages = subPackages ?? [] } = JSON.parse(
  readFileSync(path.join(dist, 'app.json'), 'utf8'),
)
const roots = subpackages.map(({ root }) => root.replace(/\/$/, ''))
const sizes = new Map(['main package', ...roots].map(name => [name, 0]))

for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue
  const full = path.join(entry.parentPath, entry.name)
  const file = path.relative(dist, full).split(path.sep).join('/')
  const owner = roots.find(root => file.startsWith(`${root}/`)) ?? 'main package'
  sizes.set(owner, sizes.get(owner) + statSync(full).size)
}

for (const [name, bytes] of sizes) console.log(`${name}: ${kilobytes(bytes)}`)
const main = sizes.get('main package')
if (main > MAIN_BUDGET) {
  console.error(
    `the main package is over its budget of ${kilobytes(MAIN_BUDGET)} by ${kilobytes(main - MAIN_BUDGET)}`,
  )
  process.exitCode = 1
}

function kilobytes(bytes) {
  return `${(bytes / KILOBYTE).toFixed(1)} KB`
}
