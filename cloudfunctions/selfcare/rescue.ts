/** rescue.centres: the rescue map of the city, for anybody (domain A1 2.5). */
import type { RescueCentre } from '../../types/rescue'
import type { Handler } from '../service/context'
import { metresBetween } from './rules/distance'

export const centres: Handler<'rescue.centres'> = ({ city }, { latitude, longitude }) => {
  const from = latitude === undefined || longitude === undefined ? null : { latitude, longitude }
  const items = (city.rescue ?? []).map((one): RescueCentre => ({
    ...one,
    distance: from === null ? null : metresBetween(from, one),
  }))
  return Promise.resolve({
    items: from === null ? items : items.sort((one, other) => (one.distance ?? 0) - (other.distance ?? 0)),
  })
}
