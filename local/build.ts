/** Builds the H5 app when its sources changed since the last build; says what it does. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const sources = ['src', 'types', 'config', 'package-lock.json', 'babel.config.js']

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

/** Runs Taro's H5 build once; a second start with unchanged sources does nothing. */
export async function buildApp(root: string, say: (text: string) => void): Promise<void> {
  const stamp = path.join(root, 'dist/h5/.source')
  const hash = hashOf(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  say('构建应用(首次约一分钟,之后跳过)…')
  const started = Date.now()
  await new Promise<void>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', 'h5'],
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
      if (code === 0 && existsSync(path.join(root, 'dist/h5/index.html'))) resolve()
      else reject(new Error(`应用构建失败\n${output}`))
    })
  })
  writeFileSync(stamp, hash)
  say(`应用已构建,用时 ${Math.round((Date.now() - started) / 1000)} 秒`)
}
