// Small values kept on the device. What is read may be old or foreign: check it before use.
import Taro from '@tarojs/taro'

const PREFIX = 'yyt.'

/** The stored value, or undefined if there is none or it cannot be read. */
export function readStored(key: string): unknown {
  try {
    const text: unknown = Taro.getStorageSync(PREFIX + key)
    return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

/** False if the device refused it, for instance because its storage is full (10 MB in WeChat). */
export function store(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(PREFIX + key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(PREFIX + key)
  } catch {
    // A device that cannot remove has nothing that we could read either.
  }
}

/** What is the person's and not the device's: gone when she signs out, so that the next one on this phone does not find it. */
const OWN = ['movement'] as const
export type OwnKey = (typeof OWN)[number]
export const forgetOwn = (): void => OWN.forEach(forget)
