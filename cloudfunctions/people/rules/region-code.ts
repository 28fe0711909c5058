/** Division codes in feeds: GB/T 2260 with six digits, or the statistical code with nine (town) or twelve (village). */
import type { City } from '../../../catalog/city'

export interface RegionCheck {
  /** A division of this city, in its list. */
  ofCity(code: string): boolean
  /** A division of this city, or any code shaped like one elsewhere: people come from everywhere. */
  anywhere(code: string): boolean
}

/** Provinces of GB/T 2260. */
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/

/** The six-digit division of a longer code. */
export const divisionOf = (code: string | null): string => (code ?? '').slice(0, 6)

export function regionCheck(city: Pick<City, 'code' | 'regions'>): RegionCheck {
  const own = city.code.replace(/(00)+$/, '')
  const known = new Set(city.regions.map(region => region.code))
  const ofCity = (code: string): boolean => code.startsWith(own) && known.has(code)
  return {
    ofCity,
    anywhere: code =>
      code.startsWith(own)
        ? ofCity(code)
        : /^\d{6}(?:\d{3}){0,2}$/.test(code) && provinces.test(code) && !/^..0000/.test(code),
  }
}
