/** The typed client: an action of the contract, its input checked before it leaves, its output typed. */
import { contract, type ActionName, type Input, type Output } from '~types/contract'
import { errorRow } from '~types/errors'
import { z } from '~types/schema'
import { CallError } from './failure'
import { send } from './transport'

/** A fresh idempotency key: one for each intent, kept over retries of that intent. */
export function newKey(): string {
  const random = (): string => Math.random().toString(36).slice(2, 12)
  return `${Date.now().toString(36)}-${random()}${random()}`
}

/** @throws CallError, and nothing else */
export async function call<K extends ActionName>(
  action: K,
  input: Input<K>,
  key?: string,
): Promise<Output<K>> {
  const checked = z.safeParse(contract[action].input, input)
  if (!checked.success)
    throw new CallError(
      'INVALID_INPUT',
      errorRow('INVALID_INPUT').text,
      false,
      '',
      checked.error.issues.map(issue => ({ path: issue.path.map(String).join('.'), text: issue.message })),
    )
  const reply = await send({
    action,
    input: checked.data,
    ...(contract[action].kind === 'write' ? { key: key ?? newKey() } : {}),
  })
  if (!reply.ok)
    throw new CallError(
      reply.error.code,
      reply.error.text,
      reply.error.retry,
      reply.traceId,
      reply.error.fields,
    )
  // The server validated and made this output under the same contract.
  return reply.data as Output<K>
}
