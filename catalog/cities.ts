/** The packs that a deployment or a laptop can run, by the name that starts them. */
import { chengdu } from './chengdu'
import type { City } from './city'
import { jinan } from './jinan'
import { lianyungang } from './lianyungang'
import { nanan } from './nanan'
import { yiling } from './yiling'

export const cities = { yiling, nanan, jinan, lianyungang, chengdu } as const satisfies Record<string, City>
export type CityName = keyof typeof cities
export const cityNames = Object.keys(cities) as CityName[]
export const isCityName = (name: string): name is CityName => Object.hasOwn(cities, name)
