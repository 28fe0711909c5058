// Reads what WeChat rejects with: an object with errMsg such as "scanCode:fail cancel".
import { refused, type Outcome } from './outcome'

const message = (error: unknown): string => {
  if (error instanceof Error) return error.message
  if (typeof error === 'object' && error !== null && 'errMsg' in error && typeof error.errMsg === 'string')
    return error.errMsg
  return String(error)
}

/** Maps a rejected host call to a reason. `detail` is for the log only: it is English and technical. */
export function hostRefusal(error: unknown): Outcome<never> {
  const detail = message(error)
  if (/cancel/i.test(detail)) return refused('cancelled', detail)
  if (/auth|deny|denied|privacy|permission/i.test(detail)) return refused('denied', detail)
  if (/not support|no such|undefined|暂不支持|暂时不支持/i.test(detail)) return refused('unsupported', detail)
  return refused('failed', detail)
}
