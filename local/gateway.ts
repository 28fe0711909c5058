/** The cloud on a laptop, over HTTP: the very code that the deployed functions run, the app, and the panel. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { routes, together } from '../cloudfunctions/functions/api/routes'
import { signInWechat } from '../cloudfunctions/service/sign-in'
import { handle, type Request } from '../cloudfunctions/service/handle'
import { gathered } from '../cloudfunctions/service/together'
import type { Reply } from '../types/contract'
import { errorRow } from '../types/errors'
import type { LocalServices } from './services'
import { accountOfSession, closeSession } from './sessions'
import { panelRoutes } from './panel/routes'
import type { Timers } from './timers'

const root = path.resolve(__dirname, '..')

const bearer = (http: HttpContext): string | null => {
  const header = http.req.header('authorization') ?? ''
  return header.startsWith('Bearer ') ? header.slice(7) : null
}

type Status = 200 | 400 | 401 | 403 | 404 | 409 | 429 | 503
const statusOf = (reply: Reply<unknown>): Status =>
  reply.ok ? 200 : (errorRow(reply.error.code).status as Status)

/** @param options.app folder of the built H5 app; without one only the calls are served */
export function createGateway(local: LocalServices, timers: Timers, options: { app?: string } = {}): Hono {
  const { services } = local
  const writes = gathered(together)
  const http = new Hono()
  http.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'", "'unsafe-inline'"],
      },
    }),
  )
  http.use(bodyLimit({ maxSize: 256 * 1024 }))

  http.get('/healthz', async c => {
    await services.db.script('select 1')
    return c.json({ ok: true, now: services.clock.now() })
  })

  http.post('/call/:action', async c => {
    const body = await readJson(c)
    const request: Request = {
      action: c.req.param('action'),
      input: body['input'],
      key: textOf(body['key']),
      traceId: c.req.header('x-trace-id')?.slice(0, 64),
    }
    const accountKey = await accountOfSession(services, bearer(c))
    const reply = await handle(services, routes, request, accountKey, writes)
    return c.json(reply, statusOf(reply))
  })
  http.post('/sign-out', async c => {
    const token = bearer(c)
    if (token) await closeSession(services, token)
    return c.json({ ok: true })
  })

  // What wx.cloud.callFunction reaches in the mini-program runtime: identity by header, on this machine only.
  http.post('/fn/:name', async c => {
    const openid = c.req.header('x-openid')
    const body = await readJson(c)
    const data =
      typeof body['data'] === 'object' && body['data'] !== null
        ? (body['data'] as Record<string, unknown>)
        : {}
    if (c.req.param('name') !== 'api')
      return c.json({ errMsg: 'cloud.callFunction:fail function not found' }, 404)
    const request: Request = {
      action: textOf(data['action']) ?? '',
      input: data['input'],
      key: textOf(data['key']),
    }
    const accountKey = openid ? await signInWechat(services, openid) : null
    return c.json({ result: await handle(services, routes, request, accountKey, writes) })
  })

  http.route('/local', panelRoutes(local, timers))
  const panel = readFileSync(path.join(root, 'local/panel/index.html'), 'utf8')
  http.get('/panel', c => c.html(panel))

  if (options.app) {
    const relative = path.relative(process.cwd(), options.app)
    http.use('/*', serveStatic({ root: relative }))
  }
  http.onError((error, c) => {
    services.log.error('gateway', { class: error.name })
    return c.json(
      {
        ok: false,
        error: { code: 'SYSTEM_RETRY', text: errorRow('SYSTEM_RETRY').text, retry: true },
        traceId: '',
      },
      503,
    )
  })
  return http
}

async function readJson(c: HttpContext): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await c.req.json()
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Listens on the loopback only: the panel and the identity header must never be reachable from outside. */
export function listen(gateway: Hono, port: number): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: gateway.fetch, port, hostname: '127.0.0.1' }, info =>
      resolve({ server, port: info.port }),
    )
    server.on('error', reject)
  })
}
