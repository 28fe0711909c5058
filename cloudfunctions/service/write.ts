/** One write in a transaction of its own, under its idempotency key. */
import { ServiceError } from '../../types/errors'
import { RetryableError } from '../database/driver-error'
import type { Context } from './context'
import { once, type Answer, type Keyed } from './once'

export type AnyHandler = (context: Context, input: unknown) => Promise<unknown>

export interface Write {
  readonly context: Context
  readonly handler: AnyHandler
  readonly request: Keyed
}

export const writeAlone = ({ context, handler, request }: Write): Promise<Answer> =>
  retrying(() =>
    context.db.tx(tx => {
      const within: Context = { ...context, db: tx }
      return once(within, request, () => handler(within, request.input))
    }),
  )

/** Tries again what PostgreSQL says may be tried again (40001, 40P01), at most three times. */
async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error
      if (attempt === 3) throw new ServiceError('SYSTEM_RETRY')
    }
  }
}
