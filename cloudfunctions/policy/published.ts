/** What a draft is checked against, and who may ask. */
import { ServiceError } from '../../types/errors'
import { addDays } from '../eligibility/rules/calendar'
import { covers } from '../eligibility/rules/region'
import { today } from '../platform/clock'
import type { Context, Services, StaffCaller } from '../service/context'
import { publishedVersions, type PublishedVersion } from './queries/versions'
import type { Published } from './rules/draft-check'
import { worksForCity } from './rules/whole-city'

/** FORBIDDEN for a manager of one town: a policy is the whole city's. */
export function mustManageCity({ caller, city }: Context<StaffCaller>): void {
  if (!worksForCity(caller.region, city.code)) throw new ServiceError('FORBIDDEN')
}

export interface Standing extends Published {
  readonly versions: readonly PublishedVersion[]
}

export async function standingOf({
  db,
  clock,
  city,
}: Pick<Services, 'db' | 'clock' | 'city'>): Promise<Standing> {
  const versions = await publishedVersions(db)
  const day = today(clock)
  return {
    versions,
    programmes: versions.map(({ programme }) => programme),
    regionNames: new Map([
      ...versions
        .filter(({ programme }) => covers(programme.region, city.code))
        .map(({ programme }) => [programme.region, programme.regionName] as const),
      [city.code, nameOf(city)],
    ]),
    region: city.code,
    today: day,
    tomorrow: addDays(day, 1),
  }
}

/** As its own division is called; a city of several districts is called by its own name. */
const nameOf = ({ code, name, regions }: Services['city']): string =>
  regions.find(region => region.code === code)?.name ?? name
