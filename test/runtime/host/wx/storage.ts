// wx storage over the page's localStorage, so that it outlives a restart of the app.
import { type Options, method, text } from './call'

const PREFIX = 'wx:'
/** The platform's limits: 1 MB a key, 10 MB in all. */
const KEY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * 1024 * 1024

const keys = (): string[] =>
  Object.keys(localStorage)
    .filter(key => key.startsWith(PREFIX))
    .map(key => key.slice(PREFIX.length))

const size = (): number =>
  keys().reduce((sum, key) => sum + (localStorage.getItem(PREFIX + key)?.length ?? 0), 0)

function read(key: string): unknown {
  const stored = localStorage.getItem(PREFIX + key)
  return stored === null ? undefined : (JSON.parse(stored) as { value?: unknown }).value
}

function write(key: string, value: unknown): void {
  const stored = JSON.stringify({ value })
  if (stored.length > KEY_LIMIT) throw new Error('entry size limit reached')
  if (size() + stored.length > TOTAL_LIMIT) throw new Error('storage size limit reached')
  localStorage.setItem(PREFIX + key, stored)
}

const remove = (key: string): void => localStorage.removeItem(PREFIX + key)
const clear = (): void => keys().forEach(remove)
const info = (): object => ({
  keys: keys(),
  currentSize: Math.ceil(size() / 1024),
  limitSize: TOTAL_LIMIT / 1024,
})

export const storage = {
  getStorageSync: (key: string) => read(key) ?? '',
  setStorageSync: write,
  removeStorageSync: remove,
  clearStorageSync: clear,
  getStorageInfoSync: info,
  getStorage: method('getStorage', options => {
    const data = read(text(options, 'key'))
    if (data === undefined) throw new Error('data not found')
    return { data }
  }),
  setStorage: method('setStorage', (options: Options) => write(text(options, 'key'), options['data'])),
  removeStorage: method('removeStorage', options => remove(text(options, 'key'))),
  clearStorage: method('clearStorage', clear),
  getStorageInfo: method('getStorageInfo', info),
}
