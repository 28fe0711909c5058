/** Runs `function.ts` as the cloud would: bundled into one file, in a process of its own with 256 MB asked of it. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import type { FunctionMeasured } from './function'

export async function inProcess(databaseUrl: string): Promise<FunctionMeasured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yunyutong-bench-'))
  try {
    const outfile = path.join(folder, 'function.js')
    await build({
      entryPoints: [path.join(__dirname, 'function.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      external: ['pg-native'],
      logLevel: 'warning',
    })
    const { stdout } = await promisify(execFile)(process.execPath, [outfile], {
      env: { ...process.env, DATABASE_URL: databaseUrl, YYT_KEYS: `1:${'07'.repeat(32)}` },
      maxBuffer: 64 * 2 ** 20,
    })
    const line = stdout.split('\n').find(text => text.startsWith('measured '))
    if (line === undefined) throw new Error('the function measured nothing')
    return JSON.parse(line.slice('measured '.length)) as FunctionMeasured
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
