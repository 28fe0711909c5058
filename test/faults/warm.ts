/** Sending processes that wait for their word: starting node takes longer than most of them live. */
import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')
const ahead = 3

export interface Warm {
  readonly name: string
  readonly process: ChildProcess
}

export interface Pool {
  /** The next one that waits; another is started in its place. */
  next(): Promise<Warm>
  close(): Promise<void>
}

export function openPool(env: Readonly<Record<string, string>>): Pool {
  const folder = mkdtempSync(path.join(tmpdir(), 'yyt-sender-'))
  const bundle = path.join(folder, 'sender.cjs')
  execFileSync(path.join(root, 'node_modules/.bin/esbuild'), [
    path.join(__dirname, 'sender.ts'),
    `--outfile=${bundle}`,
    '--bundle',
    '--platform=node',
    '--target=node20',
    '--external:pg-native',
    '--log-level=warning',
  ])
  let started = 0
  const start = async (): Promise<Warm> => {
    const name = `sender_${++started}`
    const process = fork(bundle, [], {
      env: { ...globalThis.process.env, ...env, SENDER_NAME: name },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    await Promise.race([
      once(process, 'message'),
      once(process, 'exit').then(() => Promise.reject(new Error(`${name} did not start`))),
    ])
    return { name, process }
  }
  const waiting = Array.from({ length: ahead }, start)
  return {
    async next() {
      waiting.push(start())
      const first = waiting.shift()
      if (first === undefined) throw new Error('nobody waits')
      return first
    },
    async close() {
      for (const { process } of await Promise.all(waiting)) {
        process.kill('SIGKILL')
        await once(process, 'exit')
      }
      rmSync(folder, { recursive: true })
    },
  }
}
