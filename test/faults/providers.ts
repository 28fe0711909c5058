/** WeChat and Tencent SMS as one local server: it keeps what was asked, answers after a while, and knows what it has answered. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Request {
  readonly channel: 'wechat' | 'sms'
  /** openid or phone. */
  readonly to: string
  /** The provider's idempotency key; WeChat has none. */
  readonly key: string | null
  /** Dropped as a repetition: the provider had taken this key before. */
  readonly repeated: boolean
  /** It reached the reader: taken, and neither refused nor a repetition. */
  readonly delivered: boolean
  /** The answer was handed to the network. */
  answered: boolean
}

export interface Providers {
  readonly url: string
  readonly requests: readonly Request[]
  close(): Promise<void>
}

/**
 * @param options.dropsRepetitions whether SMS knows a key again; Tencent's does not, others' do
 * @param options.refuses openids without a permission left, whatever our count says (43101)
 */
export async function openProviders(options: {
  readonly dropsRepetitions: boolean
  readonly refuses: (openid: string) => boolean
  readonly delayMs: () => number
}): Promise<Providers> {
  const requests: Request[] = []
  const taken = new Set<string>()
  const take = (one: Omit<Request, 'repeated' | 'delivered' | 'answered'>, refused: boolean): Request => {
    const repeated = options.dropsRepetitions && one.key !== null && taken.has(one.key)
    if (one.key !== null) taken.add(one.key)
    const request = { ...one, repeated, delivered: !repeated && !refused, answered: false }
    requests.push(request)
    return request
  }
  const answer = (response: ServerResponse, body: object, request?: Request): void => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(body), () => {
      if (request) request.answered = true
    })
  }
  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(incoming)) as {
      touser?: string
      PhoneNumberSet?: string[]
      SessionContext?: string
    }
    if (incoming.url === '/cgi-bin/stable_token')
      return answer(response, { access_token: 'token', expires_in: 7200 })
    const openid = body.touser
    const refused = openid !== undefined && options.refuses(openid)
    const request =
      openid !== undefined
        ? take({ channel: 'wechat', to: openid, key: null }, refused)
        : take(
            {
              channel: 'sms',
              to: (body.PhoneNumberSet?.[0] ?? '').replace('+86', ''),
              key: body.SessionContext ?? null,
            },
            false,
          )
    await new Promise(resolve => setTimeout(resolve, options.delayMs()))
    if (response.destroyed) return
    answer(
      response,
      openid === undefined
        ? { Response: { SendStatusSet: [{ Code: 'Ok' }], RequestId: '1' } }
        : { errcode: refused ? 43101 : 0 },
      request,
    )
  }
  const server: Server = createServer((incoming, response) => {
    // A killed process cuts its request in the middle.
    serve(incoming, response).catch(() => response.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
