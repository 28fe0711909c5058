/** Leaves: the session is closed on the server, and nothing that was read stays on the device. */
import Taro from '@tarojs/taro'
import { forgetOwn } from '@/platform/storage'
import { dropToken, readToken } from './session'
import { forgetReads } from './use-query'

export async function signOut(): Promise<void> {
  const token = readToken()
  dropToken()
  forgetReads()
  forgetOwn()
  if (!token) return
  try {
    await Taro.request({
      url: `${API_BASE}/sign-out`,
      method: 'POST',
      header: { authorization: `Bearer ${token}` },
    })
  } catch {
    // Offline: the token is gone from the device, and the server lets it expire.
  }
}
