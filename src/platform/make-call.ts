// Calls a telephone number.
import Taro from '@tarojs/taro'
import { hostRefusal } from './host-error'
import { done, refused, type Outcome } from './outcome'

/** Opens the dialler. `unsupported` on a computer: show the number instead, as a tel: link would do nothing there. */
export async function makeCall(phoneNumber: string): Promise<Outcome<void>> {
  if (process.env.TARO_ENV === 'weapp') {
    try {
      await Taro.makePhoneCall({ phoneNumber })
      return done(undefined)
    } catch (error) {
      return hostRefusal(error)
    }
  }
  if (!window.matchMedia('(pointer: coarse)').matches) return refused('unsupported', 'no telephone here')
  window.location.href = `tel:${phoneNumber}`
  return done(undefined)
}
