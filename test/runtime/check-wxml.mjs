#!/usr/bin/env node
// Compiles a built mini-program's WXML, WXS and WXSS with WeChat's own compilers (wcc and wcsc, as the npm package
// miniprogram-compiler carries them): what they refuse, WeChat DevTools refuse.
// Usage: node test/runtime/check-wxml.mjs dist/weapp
import { execFileSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const FOLDERS = { linux: 'linux', darwin: 'mac', win32: 'windows' }

const require = createRequire(import.meta.url)
const compilers = path.join(
  path.dirname(require.resolve('miniprogram-compiler/package.json')),
  'bin',
  FOLDERS[process.platform] ?? process.platform,
)
const dist = path.resolve(process.argv[2] ?? 'dist/weapp')
if (!existsSync(path.join(dist, 'app.json'))) {
  console.error(`${dist} has no app.json: build the mini-program first`)
  process.exit(1)
}
const files = readdirSync(dist, { recursive: true })
  .map(String)
  .filter(file => statSync(path.join(dist, file)).size > 0)
const templates = files.filter(file => /\.(wxml|wxs)$/.test(file))
const styles = files.filter(file => file.endsWith('.wxss'))

const passed = [compile('wcc', ['-d', ...templates]), compile('wcsc', ['-js', ...styles])]
if (passed.includes(false)) process.exitCode = 1
else console.log(`${templates.length} WXML and WXS files and ${styles.length} WXSS files compile`)

function compile(name, args) {
  const compiler = path.join(compilers, process.platform === 'win32' ? `${name}.exe` : name)
  makeExecutable(compiler)
  try {
    execFileSync(compiler, [...args, '-o', '/dev/null'], { cwd: dist, stdio: ['ignore', 'ignore', 'pipe'] })
    return true
  } catch (error) {
    console.error(`${name}: ${error.stderr || error.message}`)
    return false
  }
}

/** npm keeps the files' modes, and the package was published without this one. */
function makeExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}
