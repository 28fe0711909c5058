/** The deployed function `api`: identity from the platform, the request from the event, the answer from `handle`. */
import { randomUUID } from 'node:crypto'
import type { Reply } from '../../../types/contract'
import { ServiceError } from '../../../types/errors'
import { z } from '../../../types/schema'
import { platformOpenid } from '../../platform/identity'
import { deployedServices } from '../../platform/services'
import type { Services } from '../../service/context'
import { handle } from '../../service/handle'
import { signInWechat } from '../../service/sign-in'
import { routes } from './routes'

/** Whatever else an event carries (`userInfo`, headers) is the caller's own writing and is dropped here. */
const called = z.object({
  action: z.catch(z.string(), ''),
  input: z.optional(z.unknown()),
  key: z.catch(z.optional(z.string()), undefined),
})
const invocation = z.object({ request_id: z.string().check(z.minLength(1), z.maxLength(64)) })

/** @throws EnvironmentError when the deployment is not configured; all else is a reply */
export async function main(event: unknown, context: unknown): Promise<Reply<unknown>> {
  const services = deployedServices()
  const traceId = z.safeParse(invocation, context).data?.request_id ?? randomUUID()
  const request: z.infer<typeof called> = z.safeParse(called, event).data ?? { action: '' }
  const { action, input, key } = request
  try {
    return await handle(services, routes, { action, input, key, traceId }, await accountOf(services))
  } catch (error) {
    // Only signing in can fail here: `handle` answers its own failures.
    const failure = error instanceof ServiceError ? error : new ServiceError('SYSTEM_RETRY')
    services.log.error('sign-in', { traceId, outcome: failure.code })
    return { ok: false, error: failure.failure(), traceId }
  }
}

async function accountOf(services: Services): Promise<string | null> {
  const openid = await platformOpenid()
  return openid === null ? null : signInWechat(services, openid)
}
