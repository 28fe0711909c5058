/** A whole local city for one test file: `npm start` in a folder of its own, on a port of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')

export interface LocalCity {
  readonly url: string
  /** Drives the clock to a day, 18:30, through every timer on the way. */
  driveTo(day: string): Promise<void>
  post(path: string, body?: unknown): Promise<unknown>
  stop(): Promise<void>
}

export async function startCity(port: number): Promise<LocalCity> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yyt-city-'))
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts'], {
    cwd: root,
    env: { ...process.env, YYT_DATA: folder, PORT: String(port), DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk: Buffer): void => void (output += chunk.toString())
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  await ready(child, `${url}/healthz`, () => output)
  const post = async (at: string, body: unknown = {}): Promise<unknown> => {
    const answer = await fetch(`${url}${at}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return answer.json()
  }
  return {
    url,
    post,
    async driveTo(day) {
      await post('/local/clock', { day, time: '18:30' })
      for (;;) {
        const state = (await (await fetch(`${url}/local/state`)).json()) as {
          driving: string | null
          today: string
        }
        if (state.driving === null) {
          if (state.today !== day) throw new Error(`the clock stands at ${state.today}, not at ${day}`)
          return
        }
        await new Promise(resolve => setTimeout(resolve, 300))
      }
    },
    async stop() {
      const gone = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ready(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const deadline = Date.now() + 240_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the city stopped:\n${output()}`)
    try {
      if ((await fetch(url)).ok) return
    } catch {
      // not listening yet
    }
    await new Promise(resolve => setTimeout(resolve, 300))
  }
  throw new Error(`the city did not start:\n${output()}`)
}
