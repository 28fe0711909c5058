/** One request, whatever brought it: validate, authorise, run in one transaction, answer a result or a named error. */
import { randomUUID } from 'node:crypto'
import { contract, type ActionName, type Reply } from '../../types/contract'
import { ServiceError } from '../../types/errors'
import type { Action } from '../../types/action'
import { z } from '../../types/schema'
import { UnreadableError } from '../database/driver-error'
import { epochOf } from '../platform/clock'
import { authorise } from './authorise'
import { unstorableWhy } from './storable'
import { resolveCaller } from './caller'
import type { Context, Routes, Services } from './context'
import { invalidCursor } from './page'
import type { Gathered } from './together'
import { writeAlone, type AnyHandler } from './write'

export interface Request {
  readonly action: string
  readonly input: unknown
  /** Idempotency key of a write, made by the client: 8 to 64 of `[A-Za-z0-9_-]`. */
  readonly key?: string | undefined
  readonly traceId?: string | undefined
}

/** Its parts are not told apart before the query: one that cannot be read there was tampered with. */
const hasCursor = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'cursor' in input && input.cursor !== undefined

const isAction = (name: string): name is ActionName => Object.hasOwn(contract, name)

function parse(schema: Action['input'], input: unknown): unknown {
  const why = unstorableWhy(input)
  if (why !== null) throw new ServiceError('INVALID_INPUT', {}, [{ path: '', text: why }])
  const result = z.safeParse(schema, input ?? {})
  if (result.success) return result.data
  throw new ServiceError(
    'INVALID_INPUT',
    {},
    result.error.issues
      .slice(0, 20)
      .map(issue => ({ path: issue.path.map(String).join('.'), text: issue.message })),
  )
}

/**
 * @param accountKey what the platform vouches for; null for nobody. Never taken from the request's body.
 * @param gathered of a long-lived process: actions whose waiting calls are written together
 */
export async function handle(
  services: Services,
  routes: Routes,
  request: Request,
  accountKey: string | null,
  gathered?: Gathered,
): Promise<Reply<unknown>> {
  const traceId = request.traceId ?? randomUUID()
  const started = epochOf(services.clock.now())
  const finish = (outcome: string): void =>
    services.log.info('action', {
      traceId,
      action: isAction(request.action) ? request.action : 'unknown',
      outcome,
      ms: epochOf(services.clock.now()) - started,
    })
  try {
    if (!isAction(request.action)) throw new ServiceError('UNKNOWN_ACTION')
    const name = request.action
    const action: Action = contract[name]
    const input = parse(action.input, request.input)
    const caller = await resolveCaller(services, accountKey)
    authorise(action.access, caller)
    // The route table is typed by action; here the action is only known at run time.
    const handler = routes[name] as unknown as AnyHandler
    const context: Context = { ...services, caller, traceId }
    const data =
      action.kind === 'read'
        ? await handler(context, input)
        : await write(context, handler, name, input, request.key, gathered?.get(name))
    finish('ok')
    return { ok: true, data, traceId }
  } catch (thrown) {
    const error = thrown instanceof UnreadableError && hasCursor(request.input) ? invalidCursor() : thrown
    if (error instanceof ServiceError) {
      finish(error.code)
      return { ok: false, error: error.failure(), traceId }
    }
    // Only the error's class and place: a message may quote a value.
    services.log.error('unknown', {
      traceId,
      action: request.action.slice(0, 40),
      class: classOf(error),
      at: placeOf(error),
    })
    return { ok: false, error: new ServiceError('SYSTEM_RETRY').failure(), traceId }
  }
}

async function write(
  context: Context,
  handler: AnyHandler,
  action: ActionName,
  input: unknown,
  key: string | undefined,
  run: typeof writeAlone = writeAlone,
): Promise<unknown> {
  if (key === undefined || !/^[\w-]{8,64}$/.test(key))
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'key', text: '缺少提交编号' }])
  const accountKey = context.caller.kind === 'anonymous' ? '' : context.caller.accountKey
  const answer = await run({ context, handler, request: { accountKey, key, action, input } })
  if ('refused' in answer) throw new ServiceError(answer.refused.code, answer.refused.params)
  return answer.data
}

const classOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
const placeOf = (error: unknown): string => {
  const frame =
    error instanceof Error ? error.stack?.split('\n').find(line => line.trim().startsWith('at ')) : undefined
  return frame?.trim().slice(0, 160) ?? ''
}
