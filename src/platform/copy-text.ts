// Copies a text, such as a voucher's code or a trace id.
import Taro from '@tarojs/taro'
import { hostRefusal } from './host-error'
import { done, type Outcome } from './outcome'

/** WeChat shows its own toast; in a browser the caller should. */
export async function copyText(text: string): Promise<Outcome<void>> {
  try {
    if (process.env.TARO_ENV === 'weapp') await Taro.setClipboardData({ data: text })
    else await navigator.clipboard.writeText(text)
    return done(undefined)
  } catch (error) {
    return hostRefusal(error)
  }
}
