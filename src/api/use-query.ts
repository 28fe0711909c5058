/** Reads for screens: paints from the cache first, then from the server; reloads when the page shows again. */
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActionName, Input, Output } from '~types/contract'
import { call } from './call'
import { CallError } from './failure'

export interface Read<T> {
  readonly data: T | undefined
  readonly error: CallError | undefined
  /** True until the first answer, unless the cache had one. */
  readonly loading: boolean
  reload: () => void
}

const memory = new Map<string, unknown>()
/** How often reads were forgotten: an answer that was asked for before must not come back to the device afterwards. */
let forgotten = 0

/** Drops what was read, e.g. after signing in as somebody else. */
export function forgetReads(): void {
  forgotten += 1
  memory.clear()
  for (const key of Taro.getStorageInfoSync().keys) if (key.startsWith('read:')) Taro.removeStorageSync(key)
}

function keepOnDevice(key: string, data: unknown): void {
  try {
    Taro.setStorageSync(key, data)
  } catch {
    // A full device only means that the next start waits for the server.
  }
}

/**
 * @param input null: not yet (waits)
 * @param options.keep keeps the last answer on the device, so that the page paints before any request
 */
export function useQuery<K extends ActionName>(
  action: K,
  input: Input<K> | null,
  options: { keep?: boolean } = {},
): Read<Output<K>> {
  const cacheKey = `read:${action}:${JSON.stringify(input)}`
  const keep = options.keep ?? false
  const cached = (): Output<K> | undefined => {
    const held = memory.get(cacheKey) ?? (keep ? Taro.getStorageSync<unknown>(cacheKey) : undefined)
    return held === '' || held === undefined ? undefined : (held as Output<K>)
  }
  const [state, setState] = useState<{
    key: string
    data: Output<K> | undefined
    error: CallError | undefined
  }>(() => ({ key: cacheKey, data: cached(), error: undefined }))
  /** Numbers the questions: the answer to an older one must not overwrite a newer one, whatever comes first. */
  const asked = useRef(0)
  const inputText = JSON.stringify(input)
  const reload = useCallback(() => {
    const turn = (asked.current += 1)
    const era = forgotten
    if (inputText === 'null') return
    call(action, JSON.parse(inputText) as Input<K>).then(
      data => {
        if (turn !== asked.current) return
        if (era === forgotten) {
          memory.set(cacheKey, data)
          if (keep) keepOnDevice(cacheKey, data)
        }
        setState({ key: cacheKey, data, error: undefined })
      },
      (error: unknown) => {
        if (turn === asked.current && error instanceof CallError)
          setState(before => ({
            key: cacheKey,
            data: before.key === cacheKey ? before.data : cached(),
            error,
          }))
      },
    )
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [action, cacheKey, inputText, keep])
  useEffect(reload, [reload])
  // Not "all but the first show": what is mounted after the page came to the front never hears of that first one.
  const behind = useRef(false)
  const seen = useRef(forgotten)
  useDidHide(() => {
    behind.current = true
  })
  useDidShow(() => {
    if (!behind.current) return
    behind.current = false
    // Forgotten meanwhile, by signing out or by a loss: it may not stay on the screen until the answer comes.
    if (seen.current !== forgotten) setState({ key: cacheKey, data: cached(), error: undefined })
    seen.current = forgotten
    reload()
  })
  const current = state.key === cacheKey ? state : { data: cached(), error: undefined }
  return {
    data: current.data,
    error: current.error,
    loading: input !== null && current.data === undefined && current.error === undefined,
    reload,
  }
}
