/** Lists cut into pieces that one statement can take. */

/** Rows a statement: past about 2,000 the arrays cost more than the round trips they save. */
export const chunkSize = 2000

export function* chunks<T>(all: readonly T[], size = chunkSize): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}
