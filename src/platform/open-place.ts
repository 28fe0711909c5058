// Shows a place on the map, from where the person can navigate to it.
import Taro from '@tarojs/taro'
import { hostRefusal } from './host-error'
import { done, refused, type Outcome } from './outcome'

/** Degrees in GCJ-02, the datum of Chinese maps. */
export interface Place {
  name: string
  address: string
  latitude: number
  longitude: number
}

/** Opens WeChat's map; in a browser a map site in a new window, which gets the destination only. */
export async function openPlace(place: Place): Promise<Outcome<void>> {
  if (process.env.TARO_ENV === 'weapp') {
    try {
      await Taro.openLocation({ ...place, scale: 16 })
      return done(undefined)
    } catch (error) {
      return hostRefusal(error)
    }
  }
  const query = new URLSearchParams({
    position: `${place.longitude},${place.latitude}`,
    name: place.name,
    coordinate: 'gaode',
  })
  const opened = window.open(`https://uri.amap.com/marker?${query.toString()}`, '_blank')
  return opened === null ? refused('failed', 'the browser blocked the new window') : done(undefined)
}
