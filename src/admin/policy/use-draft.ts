// A draft on the form: every change is kept on the device at once and on the server a moment later, in order.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Definition, Draft, DraftCheck } from '~types/policy'
import { call, newKey } from '@/api/call'
import { CallError } from '@/api/failure'
import { forget, readStored, store } from '@/platform/storage'

export interface DraftForm {
  readonly definition: Definition
  readonly revision: number
  readonly check: DraftCheck
  /** kept: the server has it. saving: not yet. local: only the device has it, the server could not be reached. */
  readonly state: 'kept' | 'saving' | 'local'
  /** Why the server refused it for good, e.g. somebody else changed the draft. */
  readonly refused: CallError | undefined
  change: (definition: Definition) => void
  /** Saves now. True when the server has everything. */
  settle: () => Promise<boolean>
}

/** Long enough not to save each letter, short enough to show faults while one still looks at the field. */
const pauseMs = 500

interface Kept {
  readonly revision: number
  readonly definition: Definition
}
const keyOf = (draftId: string): string => `policy-draft:${draftId}`
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'revision' in value && 'definition' in value

/** What the device kept of an edit that never arrived; nothing when the draft has moved on since. */
function unsent({ draftId, revision }: Draft): Definition | null {
  const kept = readStored(keyOf(draftId))
  return isKept(kept) && kept.revision === revision ? kept.definition : null
}

export function useDraft(draft: Draft): DraftForm {
  const { draftId } = draft
  const [restored] = useState(() => unsent(draft))
  const [definition, setDefinition] = useState(restored ?? draft.definition)
  const [revision, setRevision] = useState(draft.revision)
  const [check, setCheck] = useState(draft.check)
  const [state, setState] = useState<DraftForm['state']>(restored === null ? 'kept' : 'local')
  const [refused, setRefused] = useState<CallError>()
  const wanted = useRef<Definition | null>(restored)
  const seen = useRef(draft.revision)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const running = useRef<Promise<void> | null>(null)
  /** What was sent and not answered: sent again first, under its own key, since it may well have arrived. */
  const intent = useRef<{ readonly definition: Definition; readonly key: string } | null>(null)

  const send = useCallback(async (): Promise<void> => {
    while (wanted.current !== null) {
      intent.current ??= { definition: wanted.current, key: newKey() }
      const { definition: sent, key } = intent.current
      setState('saving')
      try {
        const saved = await call(
          'policy.draft.save',
          { draftId, revision: seen.current, definition: sent },
          key,
        )
        intent.current = null
        seen.current = saved.revision
        setRevision(saved.revision)
        setCheck(saved.check)
        if (wanted.current === sent) {
          wanted.current = null
          forget(keyOf(draftId))
          setState('kept')
        }
      } catch (error) {
        if (!(error instanceof CallError)) throw error
        setState('local')
        if (!error.retry) {
          intent.current = null
          setRefused(error)
        }
        return
      }
    }
  }, [draftId])

  const settle = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    // One save at a time: each names the revision that the one before it made.
    running.current ??= send().finally(() => {
      running.current = null
    })
    await running.current
    return wanted.current === null
  }, [send])

  const change = useCallback(
    (next: Definition) => {
      setDefinition(next)
      setState('saving')
      wanted.current = next
      store(keyOf(draftId), { revision: seen.current, definition: next })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void settle(), pauseMs)
    },
    [draftId, settle],
  )

  // Leaving the page must not lose the last half second.
  useEffect(
    () => () => {
      if (wanted.current !== null) void settle()
    },
    [settle],
  )
  return { definition, revision, check, state, refused, change, settle }
}
