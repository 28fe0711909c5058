/** A strategy's effect beside that of no strategy, on the same mix of services. */

export interface Share {
  readonly topic: string
  readonly days: number
  readonly people: number
  readonly claimed: number
  readonly redeemed: number
}

export interface Effect {
  readonly days: number
  readonly people: number
  readonly claimed: number
  readonly redeemed: number
  /** Shares between 0 and 1; null when nobody was told of the same and left alone. */
  readonly without: { readonly people: number; readonly claimed: number; readonly redeemed: number } | null
}

const sum = (rows: readonly Share[], of: 'people' | 'claimed' | 'redeemed'): number =>
  rows.reduce((total, row) => total + row[of], 0)

/**
 * Direct standardisation: the others' shares are weighted by the strategy's own people in each topic, because services
 * differ more from each other than strategies do.
 */
export function effectsOf(applied: readonly Share[], others: readonly Share[]): readonly Effect[] {
  const horizons = [...new Set(applied.map(({ days }) => days))].sort((a, b) => a - b)
  return horizons.map(days => {
    const rows = applied.filter(row => row.days === days)
    const pairs = rows.flatMap(row => {
      const other = others.find(one => one.days === days && one.topic === row.topic)
      return other === undefined || other.people === 0 ? [] : [{ weight: row.people, other }]
    })
    const weights = pairs.reduce((total, { weight }) => total + weight, 0)
    const weighted = (of: 'claimed' | 'redeemed'): number =>
      pairs.reduce((total, { weight, other }) => total + (weight * other[of]) / other.people, 0) / weights
    return {
      days,
      people: sum(rows, 'people'),
      claimed: sum(rows, 'claimed'),
      redeemed: sum(rows, 'redeemed'),
      without:
        weights === 0
          ? null
          : {
              people: pairs.reduce((total, { other }) => total + other.people, 0),
              claimed: weighted('claimed'),
              redeemed: weighted('redeemed'),
            },
    }
  })
}
