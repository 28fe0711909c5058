// Asks for consent to WeChat's privacy guide, at the moment of use (required since 2023-10-17).
import Taro from '@tarojs/taro'
import { hostRefusal } from './host-error'
import { done, refused, type Outcome } from './outcome'

/**
 * Shows WeChat's own popup if consent is still missing. A browser has no such popup (`unsupported`): ask on the page.
 * Base libraries before 2.32.3 know no privacy guide, and nothing to agree to is agreement.
 */
export function authorisePrivacy(): Promise<Outcome<void>> {
  if (process.env.TARO_ENV !== 'weapp')
    return Promise.resolve(refused('unsupported', 'no privacy popup in a browser'))
  if (!Taro.canIUse('requirePrivacyAuthorize')) return Promise.resolve(done(undefined))
  return new Promise(resolve => {
    Taro.requirePrivacyAuthorize({
      success: () => resolve(done(undefined)),
      fail: (error: unknown) => {
        const refusal = hostRefusal(error)
        resolve(refusal.ok ? refusal : { ...refusal, reason: 'denied' })
      },
    })
  })
}
