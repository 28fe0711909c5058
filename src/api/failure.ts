/** What a screen gets when a call does not succeed: text, next step, trace id. */
import type { ErrorCode } from '~types/errors'

export class CallError extends Error {
  override readonly name = 'CallError'
  constructor(
    readonly code: ErrorCode | 'NETWORK',
    /** For the person, in Chinese. */
    readonly text: string,
    /** Whether the same call may succeed when tried again. */
    readonly retry: boolean,
    readonly traceId: string,
    readonly fields: readonly { readonly path: string; readonly text: string }[] = [],
  ) {
    super(code)
  }
  /** The text for one form field, if the failure names it. */
  field(path: string): string | undefined {
    return this.fields.find(field => field.path === path)?.text
  }
}

export const networkFailure = (): CallError =>
  new CallError('NETWORK', '网络不太稳定,您填写的内容没有丢失,请检查网络后重试。', true, '')
