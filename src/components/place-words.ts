// Where somebody stands in the line for a place in a budget, in words.
import type { Place } from '~types/places'
import { instantWords } from './instant-words'

export const placeTag = ({ heldUntil }: Place): string => (heldUntil === null ? '等候中' : '已留名额')

export const placeWords = ({ heldUntil, ahead }: Place): string =>
  heldUntil === null
    ? ahead === 0
      ? '您排在第一位,有名额时通知您'
      : `前面还有${ahead}位,有名额时通知您`
    : `为您保留到${instantWords(heldUntil)}`
