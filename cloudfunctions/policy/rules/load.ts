/**
 * Where the people who gain would go: to a capable institution of their own town, else of their district, else anywhere in
 * the city; among several in proportion to their places, because that is what a booking page ends up doing.
 */

export interface Site {
  readonly name: string
  /** 9-digit town or 12-digit village of the institution. */
  readonly region: string
  readonly capacity: number
  readonly booked: number
}

export interface Gain {
  /** 9-digit town; null when the village is not known. */
  readonly area: string | null
  readonly visits: number
}

export interface Load {
  readonly institution: string
  readonly capacity: number
  readonly booked: number
  readonly added: number
}

function nearby(sites: readonly Site[], area: string | null): readonly Site[] {
  if (area === null) return sites
  for (const digits of [9, 6]) {
    const near = sites.filter(site => site.region.slice(0, digits) === area.slice(0, digits))
    if (near.length > 0) return near
  }
  return sites
}

/** @returns one line a site, the fullest first; visits rounded up, so that a need is never rounded away */
export function loadOf(sites: readonly Site[], gains: readonly Gain[]): readonly Load[] {
  const added = new Map<Site, number>()
  for (const { area, visits } of gains) {
    const near = nearby(sites, area)
    const places = near.reduce((sum, site) => sum + site.capacity, 0)
    for (const site of near) {
      const share = places === 0 ? 1 / near.length : site.capacity / places
      added.set(site, (added.get(site) ?? 0) + visits * share)
    }
  }
  const full = ({ capacity, booked, added: more }: Load): number => (booked + more) / Math.max(1, capacity)
  return sites
    .map(site => ({
      institution: site.name,
      capacity: site.capacity,
      booked: site.booked,
      added: Math.ceil((added.get(site) ?? 0) - 1e-9),
    }))
    .sort((a, b) => full(b) - full(a))
}
