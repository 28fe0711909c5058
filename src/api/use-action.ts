/** Writes for screens: one key for one intent, so that a retry never doubles it. */
import { useRef, useState } from 'react'
import type { ActionName, Input, Output } from '~types/contract'
import { call, newKey } from './call'
import { CallError } from './failure'

export interface Write<K extends ActionName> {
  readonly busy: boolean
  readonly error: CallError | undefined
  /** Answers the output, or undefined when it failed (see `error`). A second tap while busy does nothing. */
  run: (input: Input<K>) => Promise<Output<K> | undefined>
  clear: () => void
}

export function useAction<K extends ActionName>(action: K): Write<K> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError>()
  const intent = useRef<{ text: string; key: string } | null>(null)
  const running = useRef(false)
  return {
    busy,
    error,
    clear: () => setError(undefined),
    async run(input) {
      if (running.current) return undefined
      running.current = true
      setBusy(true)
      setError(undefined)
      const text = JSON.stringify(input)
      if (intent.current?.text !== text) intent.current = { text, key: newKey() }
      try {
        const output = await call(action, input, intent.current.key)
        intent.current = null
        return output
      } catch (failure) {
        if (!(failure instanceof CallError)) throw failure
        // A refusal was decided; only a failure that may pass keeps its key for the next try.
        if (!failure.retry) intent.current = null
        setError(failure)
        return undefined
      } finally {
        running.current = false
        setBusy(false)
      }
    },
  }
}
