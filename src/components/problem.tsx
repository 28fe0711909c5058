// A write that did not go through, told above the button that may be pressed again.
import type { CallError } from '@/api/failure'
import { failureView } from '@/api/failure-view'
import { ErrorView } from './error-view'
import { Notice } from './notice'

/** A refusal is a notice; a failure that may pass shows what is safe and the number to quote. */
export function Problem({ error }: { error: CallError | undefined }) {
  if (!error) return null
  return error.retry ? <ErrorView {...failureView(error)} /> : <Notice tone='warn'>{error.text}</Notice>
}
