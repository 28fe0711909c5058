/** Reads for screens: paints from the cache first, then from the server; reloads when the page shows again. */
import Taro, { useDidShow } from '@tarojs/taro'
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

/** Drops what was read, e.g. after signing in as somebody else. */
export function forgetReads(): void {
  memory.clear()
  for (const key of Taro.getStorageInfoSync().keys) if (key.startsWith('read:')) Taro.removeStorageSync(key)
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
  const latest = useRef('')
  const inputText = JSON.stringify(input)
  const reload = useCallback(() => {
    if (inputText === 'null') return
    latest.current = cacheKey
    call(action, JSON.parse(inputText) as Input<K>).then(
      data => {
        memory.set(cacheKey, data)
        if (keep) Taro.setStorageSync(cacheKey, data)
        // An answer to an older question must not overwrite a newer one.
        if (latest.current === cacheKey) setState({ key: cacheKey, data, error: undefined })
      },
      (error: unknown) => {
        if (latest.current === cacheKey && error instanceof CallError)
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
  const first = useRef(true)
  useDidShow(() => {
    if (first.current) first.current = false
    else reload()
  })
  const current = state.key === cacheKey ? state : { data: cached(), error: undefined }
  return {
    data: current.data,
    error: current.error,
    loading: input !== null && current.data === undefined && current.error === undefined,
    reload,
  }
}
