/** What each published version pays, where it may be redeemed and when it holds, as rows that a statement is joined to. */
import { publishedProgrammes } from '../catalogue/programmes'
import { covers, prefixLength } from '../eligibility/rules/region'
import type { Services } from '../service/context'
import { capabilityOf } from '../vouchers/programme'
import type { Price } from './queries/make'

/** Nearest region first; of versions of one number only the nearest is what a claim names (see `claimedUnder`). */
export async function pricesOf(services: Services): Promise<readonly Price[]> {
  const { city } = services
  const seen = new Set<string>()
  return (await publishedProgrammes(services))
    .filter(({ region }) => covers(region, city.code))
    .sort((a, b) => prefixLength(b.region) - prefixLength(a.region) || b.version - a.version)
    .map((programme, rank) => {
      const key = `${programme.code} ${programme.version}`
      const nearest = !seen.has(key)
      seen.add(key)
      return {
        programme: programme.code,
        version: programme.version,
        rank,
        nearest,
        cost: programme.unitCost ?? null,
        service: programme.service ?? null,
        capability: capabilityOf(city, programme),
        from: programme.effectiveFrom,
        to: programme.effectiveTo ?? null,
      }
    })
}
