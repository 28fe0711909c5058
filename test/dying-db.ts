/** A database whose process dies: from the n-th statement on nothing reaches it any more, and what was not committed is gone. */
import type { Db } from '../cloudfunctions/database/db'

export class Died extends Error {
  override readonly name = 'Died'
}

/** @param lives how many statements it answers. `spent()` tells how many were asked for. */
export function dyingDb(db: Db, lives: number): { readonly db: Db; readonly spent: () => number } {
  let spent = 0
  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    spent += 1
    if (spent > lives) throw new Died()
    return work()
  }
  const wrap = (inner: Db): Db => ({
    many: query => ask(() => inner.many(query)),
    one: query => ask(() => inner.one(query)),
    maybe: query => ask(() => inner.maybe(query)),
    run: query => ask(() => inner.run(query)),
    script: text => ask(() => inner.script(text)),
    // The commit is a statement too: dying before it leaves nothing.
    tx: work =>
      inner.tx(async tx => {
        const result = await work(wrap(tx))
        await ask(() => Promise.resolve())
        return result
      }),
  })
  return { db: wrap(db), spent: () => spent }
}
