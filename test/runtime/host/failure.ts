// Reads failures of any kind.
import { clone } from './bridge'

/**
 * The message and stack of whatever was thrown: an Error, a failed wx call, or anything else. Errors are known by their
 * message and not by their class: those from outside a jsdom window are of another realm.
 */
export function describe(error: unknown): { message: string; stack?: string | undefined } {
  if (typeof error === 'object' && error !== null) {
    if ('message' in error) {
      return { message: String(error.message), stack: 'stack' in error ? String(error.stack) : undefined }
    }
    if ('errMsg' in error) return { message: String(error.errMsg) }
  }
  return { message: String(printable(error)) }
}

/** What of a value can be sent on. */
export function printable(value: unknown): unknown {
  try {
    return value instanceof Error ? value.message : clone(value)
  } catch {
    return String(value)
  }
}
