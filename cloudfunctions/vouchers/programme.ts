/** The programme behind a voucher: the version in force when it is claimed, the version of the claim ever after. */
import type { City } from '../../catalog/city'
import { ServiceError } from '../../types/errors'
import type { LocalDate, ProgrammeCode } from '../../types/schema'
import { inForce, type Programme } from '../eligibility/rules/programme'

/** NOT_FOUND when the city does not offer it today, or it gives no voucher. */
export function claimable(
  city: City,
  code: ProgrammeCode,
  today: LocalDate,
): Programme & { readonly voucherDays: number } {
  const programme = inForce(city.programmes, city.code, today).find(candidate => candidate.code === code)
  if (programme?.voucherDays === undefined) throw new ServiceError('NOT_FOUND')
  return { ...programme, voucherDays: programme.voucherDays }
}

export function claimedUnder(
  city: City,
  claimed: { programme: string; programme_version: number },
): Programme {
  const programme = city.programmes.find(
    ({ code, version }) => code === claimed.programme && version === claimed.programme_version,
  )
  if (programme === undefined) throw new ServiceError('NOT_FOUND')
  return programme
}

/** What an institution must have to redeem it: the capability of its service, else one named like the programme. */
export const capabilityOf = (city: City, programme: Programme): string =>
  city.services.find(service => service.code === programme.service)?.capability ?? programme.code
