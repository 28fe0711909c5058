// 32 bytes that nobody can guess, from the host: a device's private key is made of nothing else.
import Taro from '@tarojs/taro'
import { toBase64url } from './bytes'

/** base64url; rejects where the host has no source of randomness (WeChat before 2.15.0). */
export async function randomSeed(): Promise<string> {
  if (process.env.TARO_ENV !== 'weapp') return toBase64url(crypto.getRandomValues(new Uint8Array(32)))
  const { randomValues } = await Taro.getRandomValues({ length: 32 })
  return toBase64url(new Uint8Array(randomValues))
}
