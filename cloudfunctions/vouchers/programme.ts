/** The programme behind a voucher: the version in force when it is claimed, the version of the claim ever after. */
import type { City } from '../../catalog/city'
import { ServiceError } from '../../types/errors'
import type { ProgrammeCode } from '../../types/schema'
import { programmesInForce, publishedProgrammes } from '../catalogue/programmes'
import type { Programme } from '../eligibility/rules/programme'
import { covers, prefixLength } from '../eligibility/rules/region'
import type { Services } from '../service/context'

type Needs = Pick<Services, 'db' | 'clock' | 'city' | 'catalogue'>

/** NOT_FOUND when the city does not offer it today, or it gives no voucher. */
export async function claimable(
  services: Needs,
  code: ProgrammeCode,
): Promise<Programme & { readonly voucherDays: number }> {
  const programme = (await programmesInForce(services)).find(candidate => candidate.code === code)
  if (programme?.voucherDays === undefined) throw new ServiceError('NOT_FOUND')
  return { ...programme, voucherDays: programme.voucherDays }
}

/** A look-up over what was published for this city: of versions of one number the nearest region's. */
export async function claimedUnder(
  services: Needs,
): Promise<(claimed: { readonly programme: string; readonly programme_version: number }) => Programme> {
  const { city } = services
  const published = (await publishedProgrammes(services))
    .filter(({ region }) => covers(region, city.code))
    .sort((a, b) => prefixLength(b.region) - prefixLength(a.region))
  return claimed => {
    const programme = published.find(
      ({ code, version }) => code === claimed.programme && version === claimed.programme_version,
    )
    if (programme === undefined) throw new ServiceError('NOT_FOUND')
    return programme
  }
}

/** What an institution must have to redeem it: the capability of its service, else one named like the programme. */
export const capabilityOf = (city: City, programme: Programme): string =>
  city.services.find(service => service.code === programme.service)?.capability ?? programme.code
