// Where every failure of the app ends: an `App.exceptionThrown` event, `wx.onError`, and the console.
import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { bridge } from './bridge'
import { describe, printable } from './failure'
import { fire } from './listeners'

let reporting = false

function reportException(error: unknown, where: string): void {
  const { message, stack } = describe(error)
  bridge.emit({ method: 'App.exceptionThrown', params: { message, stack: stack ?? '', where } })
  // An error handler that fails is reported, but not to itself.
  if (reporting) return
  reporting = true
  try {
    fire('Error', message)
  } finally {
    reporting = false
  }
}

/** Calls a lifecycle method if there is one; what it throws, now or later, is reported and does not stop the host. */
export function callMethod(owner: object | undefined, name: string, ...args: unknown[]): unknown {
  const method: unknown = owner === undefined ? undefined : Reflect.get(owner, name)
  if (typeof method !== 'function') return undefined
  try {
    return reportRejection(method.apply(owner, args) as unknown, name)
  } catch (error) {
    reportException(error, name)
    return undefined
  }
}

/** An async handler that fails is as much an exception as one that throws. */
export function reportRejection(result: unknown, where: string): unknown {
  if (result instanceof Promise) result.catch((error: unknown) => reportException(error, where))
  return result
}

export function watchPage(): void {
  // Returning false tells glass-easel that the error is dealt with; it would print it a second time.
  glassEasel.addGlobalErrorListener((error, where) => {
    reportException(error, where ?? '')
    return false
  })
  window.addEventListener('error', event => reportException(event.error ?? event.message, 'script'))
  window.addEventListener('unhandledrejection', event => {
    fire('UnhandledRejection', { reason: event.reason as unknown })
    reportException(event.reason, 'unhandled rejection')
  })
}

/** After this the app's console is sent on as `App.logAdded` events. */
export function forwardConsole(): void {
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    const original = console[level].bind(console)
    console[level] = (...args: unknown[]) => {
      original(...args)
      bridge.emit({ method: 'App.logAdded', params: { type: level, args: args.map(printable) } })
    }
  }
}
