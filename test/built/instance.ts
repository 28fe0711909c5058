/** One instance of a deployed function: the built bundle in a process of its own, with nothing in its environment but what the platform sets. */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { FunctionName } from '../../config/cloudbaserc'

const root = path.resolve(__dirname, '../..')

/** @returns the path of a built function; a missing build is an error, not a skipped test */
export function builtFunction(name: FunctionName): string {
  const file = path.join(root, 'dist/cloudfunctions', name, 'index.js')
  if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build:functions first`)
  return file
}

export type Outcome =
  { readonly result: unknown } | { readonly error: { readonly name: string; readonly message: string } }

export interface Instance {
  /** @param env what the platform sets for this call only: identity, trigger */
  call(event: unknown, env?: Readonly<Record<string, string>>): Promise<Outcome>
  /** All that the instance wrote to its logs. */
  output(): string
  stop(): Promise<void>
}

/** What every call in the cloud finds in its environment (design of the SCF runtime), with a stub for the SDK's API. */
export const platformEnv = (stubUrl: string): Record<string, string> => ({
  TCB_ENV: 'local-env-1',
  SCF_NAMESPACE: 'local-env-1',
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: 'x',
  TENCENTCLOUD_SECRETKEY: 'y',
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${stubUrl}/admin` }),
})

/** The variables by which the platform says who calls. */
export const calledBy = (openid: string): Record<string, string> => ({
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
  WX_OPENID: openid,
  WX_APPID: 'wx0000000000000000',
})
export const byTimer = { TRIGGER_SRC: 'timer' }

export function startInstance(file: string, env: Readonly<Record<string, string>>): Instance {
  const child = fork(path.join(__dirname, 'bootstrap.cjs'), [file], {
    // Nothing of this process is inherited: the type alone wants what a client build reads.
    env: { PATH: process.env['PATH'] ?? '', ...env } as unknown as NodeJS.ProcessEnv,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let written = ''
  child.stdout?.on('data', chunk => (written += String(chunk)))
  child.stderr?.on('data', chunk => (written += String(chunk)))
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let calls = 0
  return {
    call: (event, callEnv = {}) =>
      new Promise((resolve, reject) => {
        const died = (code: number | null): void =>
          reject(new Error(`the function's process ended with ${code}: ${written}`))
        child.once('exit', died)
        child.once('message', message => {
          child.off('exit', died)
          resolve(message as Outcome)
        })
        child.send({ env: callEnv, event, context: { request_id: `request-${++calls}` } })
      }),
    output: () => written,
    stop: () => {
      child.kill()
      return exited
    },
  }
}
