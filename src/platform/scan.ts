// Scans a voucher's or an appointment's QR code. A browser has no scanner: the desk then types the code.
import Taro from '@tarojs/taro'
import { hostRefusal } from './host-error'
import { done, refused, type Outcome } from './outcome'

/** The text of the code. On H5 always `unsupported`: Taro's H5 scanCode resolves without having scanned. */
export async function scan(): Promise<Outcome<string>> {
  if (process.env.TARO_ENV !== 'weapp') return refused('unsupported', 'no scanner in a browser')
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })
    return result ? done(result) : refused('failed', 'scanCode returned no text')
  } catch (error) {
    return hostRefusal(error)
  }
}
