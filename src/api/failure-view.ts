/** From a failed call to what the error view says: what happened, what is safe, what to do, the number to quote. */
import type { CallError } from './failure'

export function failureView(error: CallError): {
  happened: string
  safe?: string
  next?: string
  traceId?: string
} {
  return {
    happened: error.text,
    ...(error.retry ? { safe: '您填写的内容没有丢失,重复提交也不会重复办理。' } : {}),
    ...(error.code === 'NETWORK' ? { next: '请检查网络后再试一次。' } : {}),
    ...(error.traceId && error.retry ? { traceId: error.traceId.slice(0, 8) } : {}),
  }
}
