// Where the person is, roughly: enough to sort institutions by distance, and no more.
import Taro from '@tarojs/taro'
import { authorisePrivacy } from './authorise-privacy'
import { hostRefusal } from './host-error'
import { done, refused, type Outcome } from './outcome'

/** Degrees. In a browser the datum is WGS-84, in China up to 600 m beside GCJ-02: fit for sorting, not for routing. */
export interface RoughLocation {
  latitude: number
  longitude: number
  datum: 'gcj02' | 'wgs84'
}

const inBrowser = (): Promise<Outcome<RoughLocation>> =>
  new Promise(resolve => {
    if (!('geolocation' in navigator)) return resolve(refused('unsupported', 'no geolocation'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve(done({ latitude: coords.latitude, longitude: coords.longitude, datum: 'wgs84' })),
      error => resolve(refused(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed', error.message)),
      { maximumAge: 600_000, timeout: 8_000 },
    )
  })

/** Asks for consent first. Uses WeChat's fuzzy location: the exact one is more than the purpose needs. */
export async function roughLocation(): Promise<Outcome<RoughLocation>> {
  if (process.env.TARO_ENV !== 'weapp') return inBrowser()
  const consent = await authorisePrivacy()
  if (!consent.ok) return consent
  try {
    const { latitude, longitude } = await Taro.getFuzzyLocation({ type: 'gcj02' })
    return done({ latitude, longitude, datum: 'gcj02' })
  } catch (error) {
    return hostRefusal(error)
  }
}
