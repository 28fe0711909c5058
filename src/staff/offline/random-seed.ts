// 32 bytes that nobody can guess, from the host: a device's private key is made of nothing else.
import Taro from '@tarojs/taro'
import { toBase64url } from './bytes'

/** base64url; rejects where the host has no source of randomness (WeChat before 2.15.0). */
export async function randomSeed(): Promise<string> {
  if (process.env.TARO_ENV !== 'weapp') return toBase64url(crypto.getRandomValues(new Uint8Array(32)))
  // By callbacks: Taro makes no promise of this one, and WeChat does so only from some version on.
  const { randomValues } = await new Promise<{ randomValues: ArrayBuffer }>((resolve, reject) => {
    void Taro.getRandomValues({ length: 32, success: resolve, fail: reject })
  })
  return toBase64url(new Uint8Array(randomValues))
}
