/** The deployed function `api`: identity from the platform, the request from the event, the answer from `handle`. */
import { z } from '../../../types/schema'
import type { Reply } from '../../../types/contract'
import { platformOpenid } from '../../platform/identity'
import { deployedServices } from '../../platform/services'
import { handle } from '../../service/handle'
import { signInWechat } from '../../service/sign-in'
import { routes } from './routes'

/** Whatever else an event carries (`userInfo`, headers) is the caller's own writing and is dropped here. */
const called = z.object({
  action: z.catch(z.string(), ''),
  input: z.optional(z.unknown()),
  key: z.catch(z.optional(z.string()), undefined),
})
const invocation = z.object({ request_id: z.string().check(z.maxLength(64)) })

export async function main(event: unknown, context: unknown): Promise<Reply<unknown>> {
  const services = deployedServices()
  const request = z.safeParse(called, event)
  const call = z.safeParse(invocation, context)
  const openid = await platformOpenid()
  const accountKey = openid === null ? null : await signInWechat(services, openid)
  return handle(
    services,
    routes,
    {
      action: request.data?.action ?? '',
      input: request.data?.input,
      key: request.data?.key,
      traceId: call.data?.request_id,
    },
    accountKey,
  )
}
