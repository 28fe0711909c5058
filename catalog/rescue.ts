/**
 * The rescue map (救治地图, domain A1 2.5): centres for critically ill pregnant women and newborns at three levels, each with a
 * phone that is answered by day and night. Public. In these packs names, addresses and phones are invented, as those of the
 * institutions are: a city enters its own.
 */
export interface RescueCentre {
  readonly level: 'province' | 'city' | 'district'
  readonly for: 'mother' | 'newborn' | 'both'
  readonly name: string
  readonly address: string
  /** Answered at any hour. */
  readonly phone: string
  /** Degrees in GCJ-02. */
  readonly latitude: number
  readonly longitude: number
}

type Centre = Omit<RescueCentre, 'level' | 'for'>

/** A centre of each level; the district's takes both. */
export const rescueOf = (province: Centre, city: Centre, district: Centre): readonly RescueCentre[] => [
  { level: 'district', for: 'both', ...district },
  { level: 'city', for: 'both', ...city },
  { level: 'province', for: 'both', ...province },
]
