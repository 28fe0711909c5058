/** Writes that a long-lived process may run for many callers in one transaction, each with its own idempotency key. */
import type { ActionName, Input, Output } from '../../types/contract'
import { ServiceError } from '../../types/errors'
import { RetryableError } from '../database/driver-error'
import type { CallerFor, Context, Handler, Services } from './context'
import { again, alone, gather } from './gather'
import { keepAnswers, usedKeys, type Answer, type Keyed } from './once'
import { writeAlone, type Write } from './write'

export interface TogetherCall<K extends ActionName> {
  readonly caller: CallerFor<K>
  readonly input: Input<K>
}

/**
 * What each call comes to, in their order; `again` when only a later look can say. What a refused call wrote commits with
 * the batch, so it may write only what is right without it.
 */
export type Together<K extends ActionName> = (
  services: Services,
  calls: readonly TogetherCall<K>[],
) => Promise<readonly (Output<K> | ServiceError | typeof again)[]>

/** The same action for one call at a time, as a cloud function has it. */
export const aloneOf =
  <K extends ActionName>(together: Together<K>): Handler<K> =>
  async (context, input) => {
    const [answer] = await together(context, [{ caller: context.caller, input }])
    if (answer === again || answer === undefined) throw new RetryableError('again')
    if (answer instanceof ServiceError) throw answer
    return answer
  }

/** How a long-lived process runs some actions: `handle` gives them their writes. */
export type Gathered = ReadonlyMap<ActionName, (write: Write) => Promise<Answer>>

/** Any action's; the table that holds it is typed by action, a call is known at run time only. */
type AnyTogether = (
  services: Services,
  calls: readonly { readonly caller: Context['caller']; readonly input: unknown }[],
) => Promise<readonly unknown[]>

export const gathered = (table: { readonly [K in ActionName]?: Together<K> }): Gathered =>
  new Map(
    Object.entries(table).map(([name, together]) => [
      name as ActionName,
      gatheredWrites(together as AnyTogether),
    ]),
  )

function gatheredWrites(together: AnyTogether): (write: Write) => Promise<Answer> {
  const ask = gather<Write, Answer | ServiceError>({
    // One person or desk at a time: the second of two calls sees what the first did.
    keysOf: ({ request }) => [request.accountKey],
    together: writes => {
      const [first] = writes
      // A batch has at least one; the type of a list does not say so. What differs between the contexts is who calls.
      if (first === undefined) return Promise.resolve([])
      return first.context.db.tx(tx => writeTogether({ ...first.context, db: tx }, together, writes))
    },
    alone: writeAlone,
  })
  return async write => {
    const answer = await ask(write)
    if (answer instanceof ServiceError) throw answer
    return answer
  }
}

async function writeTogether(
  services: Services,
  together: AnyTogether,
  writes: readonly Write[],
): Promise<readonly (Answer | ServiceError | typeof again | typeof alone)[]> {
  const used = await usedKeys(
    services,
    writes.map(write => write.request),
  )
  const fresh = writes.filter(write => !used(write.request))
  const outcomes = await together(
    services,
    fresh.map(({ context, request }) => ({ caller: context.caller, input: request.input })),
  )
  const answers = new Map<Write, Answer | ServiceError | typeof again>(
    fresh.map((write, i) => {
      const outcome = outcomes[i]
      return [write, outcome === again || outcome instanceof ServiceError ? outcome : { data: outcome }]
    }),
  )
  const kept: { request: Keyed; answer: Answer }[] = []
  for (const [{ request }, answer] of answers)
    if (answer !== again && !(answer instanceof ServiceError)) kept.push({ request, answer })
  if (kept.length > 0) await keepAnswers(services, kept)
  return writes.map(write => answers.get(write) ?? alone)
}
