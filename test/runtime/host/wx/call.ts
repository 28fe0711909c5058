// The calling convention of the wx interface: options with success, fail and complete, or a promise without them.
import { clone } from '../bridge'
import { describe } from '../failure'
import { textOf } from '../text'

interface Callbacks {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
}
export type Options = Callbacks & Record<string, unknown>
export type WxMethod = (options?: Options) => unknown

/** The one `wx` object that the app sees; a test may replace its methods. */
export const wx: Record<string, unknown> = {}

/** Calls `wx[name]` as it is now, so that a test's replacement counts. */
export function callWx(name: string, ...args: unknown[]): unknown {
  const [method, owner] = lookUp(name)
  if (typeof method !== 'function') throw new Error(`wx.${name} is not modelled by this runtime`)
  return method.apply(owner, args) as unknown
}

/** `cloud.callFunction` → the method and the object it belongs to. */
export function lookUp(name: string): [method: unknown, owner: Record<string, unknown>, key: string] {
  const steps = name.split('.')
  const key = steps.pop() ?? ''
  let owner = wx
  for (const step of steps) {
    const next = owner[step]
    if (typeof next !== 'object' || next === null)
      throw new Error(`wx.${name} is not modelled by this runtime`)
    owner = next as Record<string, unknown>
  }
  return [owner[key], owner, key]
}

/** The reason of a failure as the platform words it: `scanCode:fail cancel`. */
export class WxFailure extends Error {
  constructor(
    reason: string,
    readonly fields: object = {},
  ) {
    super(reason)
  }
}

/**
 * Makes a wx method of `run`, which returns the fields of the result or throws.
 * @param name as in `errMsg`.
 */
export function method(name: string, run: (options: Options) => unknown): WxMethod {
  return (options = {}) => {
    const outcome = Promise.resolve()
      .then(() => run(options))
      .then(result => ({ errMsg: `${name}:ok`, ...asObject(result) }))
      .catch((error: unknown) => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- the platform rejects with a plain object
        throw failure(name, error)
      })
    return settle(outcome, options)
  }
}

/** With callbacks there is no promise, as on the platform, and no unhandled rejection. */
export function settle(outcome: Promise<object>, options: Options): Promise<object> | undefined {
  const { success, fail, complete } = options
  if (!success && !fail && !complete) return outcome
  outcome.then(
    result => {
      success?.(result)
      complete?.(result)
    },
    (error: unknown) => {
      const problem = typeof error === 'object' && error !== null ? error : { errMsg: textOf(error) }
      fail?.(problem)
      complete?.(problem)
    },
  )
  return undefined
}

function failure(name: string, error: unknown): object {
  return {
    errMsg: `${name}:fail ${describe(error).message}`,
    ...(error instanceof WxFailure ? error.fields : {}),
  }
}

const asObject = (result: unknown): object => (typeof result === 'object' && result !== null ? result : {})

export const text = (options: Options, name: string, otherwise = ''): string => {
  const value = options[name]
  return value === undefined || value === null ? otherwise : textOf(value)
}

export const number = (options: Options, name: string, otherwise: number): number => {
  const value = options[name]
  return typeof value === 'number' ? value : otherwise
}

export const strings = (options: Options, name: string): string[] => {
  const value = clone(options[name])
  return Array.isArray(value) ? value.map(String) : []
}
