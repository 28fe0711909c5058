/** The H5 sign-in token. WeChat needs none: the platform vouches for the caller. */
import Taro from '@tarojs/taro'

const slot = 'session'

export function readToken(): string | null {
  const token: unknown = Taro.getStorageSync(slot)
  return typeof token === 'string' && token !== '' ? token : null
}
export const keepToken = (token: string): void => Taro.setStorageSync(slot, token)
export const dropToken = (): void => Taro.removeStorageSync(slot)
