/** Cuts a city into pieces of neighbouring towns, each of which one transaction can carry. */

export interface TownCount {
  /** Nine digits; null for those of whom no village is known. */
  readonly town: string | null
  readonly people: number
}

export interface Piece {
  /** First village of the piece, 12 digits; null: from the beginning, with those without a village. */
  readonly low: string | null
  /** First village after it; null: to the end. */
  readonly high: string | null
  readonly people: number
}

/** A region's people in one go, unless they are more than this. */
export const shardPeople = 500_000

/** The pieces follow each other without a gap, whatever towns there are: who is registered elsewhere is in one of them too. */
export function piecesOf(towns: readonly TownCount[], atMost = shardPeople): readonly Piece[] {
  const starts: { low: string | null; people: number }[] = []
  let current = { low: null as string | null, people: 0 }
  for (const { town, people } of towns) {
    if (town !== null && current.people > 0 && current.people + people > atMost) {
      starts.push(current)
      current = { low: `${town}000`, people: 0 }
    }
    current.people += people
  }
  starts.push(current)
  return starts.map(({ low, people }, i) => ({ low, high: starts[i + 1]?.low ?? null, people }))
}
