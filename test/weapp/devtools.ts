// Opens a project in WeChat DevTools when MP_CLI names its command, else in this project's runtime, and connects to it.
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import automator from 'miniprogram-automator'
import { Session } from '../runtime/session'

/** This project's runtime, for a suite that tests the runtime itself. */
export const OWN_CLI = path.join(__dirname, '..', 'runtime', 'cli.mjs')
const START_MILLISECONDS = { own: 30_000, devtools: 120_000 }
const POLL_MILLISECONDS = 200

interface DevtoolsOptions {
  /** Folder with project.config.json. */
  readonly project: string
  readonly port: number
  /** Where cloud functions run, e.g. `http://127.0.0.1:4500`; only for this project's runtime. */
  readonly gateway?: string
  readonly openid?: string
  /** The command to use whatever MP_CLI says. */
  readonly cli?: string
}

/** Real WeChat DevTools differ in what a test may do: no other identity, no restart, no device settings. */
export const onRealDevtools = Boolean(process.env['MP_CLI'])

export async function openDevtools(options: DevtoolsOptions): Promise<Session> {
  const { project, port, gateway, openid, cli = process.env['MP_CLI'] ?? OWN_CLI } = options
  const child = spawn(cli, ['auto', '--project', project, '--auto-port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ...(gateway === undefined ? {} : { YYT_GATEWAY: gateway }),
      ...(openid === undefined ? {} : { YYT_OPENID: openid }),
    },
  })
  const failure = watch(child)
  const app = await connect(port, failure)
  return new Session(app, async () => {
    app.disconnect()
    if (cli === OWN_CLI) await stop(child)
  })
}

/** @returns the reason why the command can no longer answer, while there is none: undefined. */
function watch(child: ChildProcess): () => string | undefined {
  let reason: string | undefined
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  child.once('error', error => (reason = error.message))
  // DevTools' own command ends well once the window is open.
  child.once('close', code => {
    if (code !== 0) reason = `it ended with ${String(code)}: ${complaint.trim()}`
  })
  return () => reason
}

async function connect(
  port: number,
  failure: () => string | undefined,
): Promise<Awaited<ReturnType<typeof automator.connect>>> {
  const end = Date.now() + (onRealDevtools ? START_MILLISECONDS.devtools : START_MILLISECONDS.own)
  for (;;) {
    try {
      return await automator.connect({ wsEndpoint: `ws://127.0.0.1:${port}` })
    } catch (error) {
      const reason = failure() ?? (Date.now() > end ? String(error) : undefined)
      if (reason !== undefined) throw new Error(`the developer tool did not start: ${reason}`)
      await new Promise(resolve => setTimeout(resolve, POLL_MILLISECONDS))
    }
  }
}

/** DevTools stay open for the next run; this project's runtime ends with its browser. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise(resolve => child.once('close', resolve))
  child.kill('SIGTERM')
  await ended
}
