/** Who looks after a line that nobody was given: the health worker whose division covers the village most closely. */

/** Inclusive range of 12-digit village codes. */
export type RegionRange = readonly [from: string, to: string]

export interface Worker {
  readonly accountKey: string
  readonly login: string
  readonly name: string
  readonly range: RegionRange
}

const width = ([from, to]: RegionRange): bigint => BigInt(to) - BigInt(from)
const covers = ([from, to]: RegionRange, village: bigint): boolean =>
  BigInt(from) <= village && village <= BigInt(to)

/** The narrower division first; of equal ones the first login. */
const before = (a: Worker, b: Worker): number => {
  const [first, second] = [width(a.range), width(b.range)]
  if (first !== second) return first < second ? -1 : 1
  return a.login < b.login ? -1 : a.login > b.login ? 1 : 0
}

/** @param village 12 digits; 0 when unknown, which belongs to whoever works for the whole city */
export const defaultOwner = (workers: readonly Worker[], village: string): Worker | undefined =>
  workers.filter(worker => covers(worker.range, BigInt(village))).sort(before)[0]

/** The villages whose default owner somebody is: the own division without those of workers who come before. */
export function defaultArea(
  workers: readonly Worker[],
  accountKey: string,
): { readonly range: RegionRange; readonly without: readonly RegionRange[] } | null {
  const me = workers.find(worker => worker.accountKey === accountKey)
  if (me === undefined) return null
  const earlier = workers.filter(worker => worker.accountKey !== accountKey && before(worker, me) < 0)
  return { range: me.range, without: earlier.map(({ range }) => range) }
}

export const covering = (worker: Worker, village: string): boolean => covers(worker.range, BigInt(village))
