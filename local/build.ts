/** Builds the app for a target when its sources changed since the last build; says what it does. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type Target = 'h5' | 'weapp'

/** The file that a finished build has. */
const product: Record<Target, string> = { h5: 'index.html', weapp: 'app.json' }
const sources = ['src', 'types', 'config', 'package-lock.json', 'babel.config.cjs']

function hashOf(root: string): string {
  const hash = createHash('sha256')
  const visit = (file: string): void => {
    const full = path.join(root, file)
    if (!existsSync(full)) return
    const entries = readdirSafe(full)
    if (entries) for (const entry of entries) visit(path.join(file, entry))
    else hash.update(file).update(readFileSync(full))
  }
  sources.forEach(visit)
  return hash.digest('hex')
}

function readdirSafe(folder: string): string[] | null {
  try {
    return readdirSync(folder).sort()
  } catch {
    return null
  }
}

/** Runs Taro's production build once; a second run with unchanged sources does nothing. */
export async function buildApp(root: string, target: Target, say: (text: string) => void): Promise<void> {
  const folder = path.join(root, 'dist', target)
  // Beside the folder, not in it: what lies in dist/weapp is uploaded.
  const stamp = `${folder}.source`
  const hash = hashOf(root)
  if (
    existsSync(stamp) &&
    existsSync(path.join(folder, product[target])) &&
    readFileSync(stamp, 'utf8') === hash
  )
    return say(`${target}: 源码未变,沿用上次构建`)
  say(`${target}: 构建(首次约一分钟,之后跳过)…`)
  const started = Date.now()
  await new Promise<void>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', target],
      {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let output = ''
    const tick = setInterval(() => say(`  …${Math.round((Date.now() - started) / 1000)} 秒`), 10_000)
    const keep = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-4000))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('close', code => {
      clearInterval(tick)
      if (code === 0 && existsSync(path.join(folder, product[target]))) resolve()
      else reject(new Error(`应用构建失败\n${output}`))
    })
  })
  writeFileSync(stamp, hash)
  say(`${target}: 已构建,用时 ${Math.round((Date.now() - started) / 1000)} 秒`)
}
